package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.core.model.GuestFields;
import io.ballast.core.model.Memory;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.lab.GuestReport;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A guest that runs qemu-guest-agent, read by a mom.conf that says so. */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class AgentsTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final String KILL =
      """
      {"execute":"guest-exec","arguments":{"path":"/bin/sh",\
      "arg":["-c","sleep 1; /bin/busybox killall -STOP qemu-ga"]}}""";

  @TempDir private Path folder;
  private LabGuest guest;

  @BeforeEach
  void boot(RealLab lab) {
    guest = lab.host.start(GuestSpec.of("agent", 256).withAgent().withStatsPeriod(0));
    guest.awaitBoot();
    guest.awaitAgent();
  }

  @AfterEach
  void end() {
    guest.destroy();
  }

  private String config(RealLab lab) throws IOException {
    Path policy = folder.resolve("my.policy");
    Files.writeString(policy, "(with Guests g (g.Control \"balloon_target\" g.balloon_max))\n");
    return """
        [main]
        host-monitor-interval: 1
        guest-monitor-interval: 1
        policy-engine-interval: 1
        sample-history-length: 5
        libvirt-hypervisor-uri: %s
        libvirt-run-directory: %s
        run-directory: run
        state-directory: state
        policy: %s

        [guest]
        collectors: GuestQemuAgent, GuestBalloon
        """
        .formatted(lab.host.uri(), lab.host.runDirectory(), policy);
  }

  @Test
  void itsAgentTellsItsMemoryAndOthersAreNotReady(RealLab lab) throws Exception {
    try (Turning turning = Turning.dry(lab, config(lab))) {
      CycleRecord cycle =
          turning.until("The agent answers", LONG, one -> total(one, guest) instanceof Value.Int);

      GuestReport report = guest.report();
      assertThat(total(cycle, guest)).isEqualTo(Value.of(report.memTotalKib()));
      assertThat(kib(cycle, GuestFields.MEM_UNUSED))
          .isCloseTo(report.memFreeKib(), within(Memory.mib(16)));
      assertThat(kib(cycle, GuestFields.MEM_FREE))
          .isCloseTo(report.memFreeKib() + report.cachedKib(), within(Memory.mib(16)));
      assertThat(kib(cycle, GuestFields.MINOR_FAULT)).isPositive();
      assertThat(kib(cycle, GuestFields.SWAP_TOTAL)).isZero();
      GuestSnapshot seen = Telling.seen(cycle, guest).orElseThrow();
      assertThat(seen.notReady()).isEmpty();
      assertThat(Telling.estimate(cycle, guest).orElseThrow().statistics().fresh())
          .as("its driver is not asked to report, and its agent's words are taken")
          .isTrue();

      assertThat(Telling.seen(cycle, lab.idle).orElseThrow().notReady())
          .isEqualTo("it has no `mem_available`");
      assertThat(cycle.snapshot().problems())
          .anySatisfy(
              one -> assertThat(one).contains("guest idle").contains("agent is not configured"));
    }
  }

  @Test
  void anAgentThatHangsCostsItsOwnGuestAlone(RealLab lab) throws Exception {
    LabGuest other = lab.host.start(GuestSpec.of("well", 256).withAgent().withStatsPeriod(0));
    other.awaitBoot();
    other.awaitAgent();
    try (Turning turning = Turning.dry(lab, config(lab))) {
      turning.until("Both answer", LONG, one -> answers(one, guest) && answers(one, other));
      guest.agent(KILL);
      CycleRecord cycle =
          turning.until("Its last answer is too old", LONG, one -> !answers(one, guest));
      assertThat(answers(cycle, other)).isTrue();
      assertThat(cycle.snapshot().problems())
          .anySatisfy(one -> assertThat(one).contains("guest agent").contains("libvirt"));
      turning.cycles(5);
      assertThat(turning.cycles.subList(turning.cycles.size() - 5, turning.cycles.size()))
          .allSatisfy(one -> assertThat(answers(one, other)).isTrue());
    } finally {
      other.destroy();
    }
  }

  private static boolean answers(CycleRecord cycle, LabGuest guest) {
    return total(cycle, guest) instanceof Value.Int;
  }

  private static Value total(CycleRecord cycle, LabGuest guest) {
    return value(cycle, guest, GuestFields.MEM_AVAILABLE);
  }

  private long kib(CycleRecord cycle, FieldDecl field) {
    return ((Value.Int) value(cycle, guest, field)).value().longValue();
  }

  private static Value value(CycleRecord cycle, LabGuest guest, FieldDecl field) {
    return Telling.seen(cycle, guest)
        .map(seen -> seen.history().newest().get(field.name()))
        .orElse(Value.NIL);
  }
}
