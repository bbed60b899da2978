package io.ballast.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class AgentLabTest {
  private static final String PING = "{\"execute\":\"guest-ping\"}";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static @Nullable LabHost started;

  @BeforeAll
  static void startHost() {
    LabSetup.requireLab();
    started = LabHost.start(LabSetup.image());
  }

  @AfterAll
  static void stopHost() {
    if (started != null) {
      started.close();
    }
  }

  private static LabGuest boot(GuestSpec spec) {
    long begin = System.nanoTime();
    LabGuest guest = requireNonNull(started).start(spec);
    guest.awaitBoot();
    say(spec.name() + " booted", begin);
    return guest;
  }

  private static LabGuest bootWithAgent(String name, int mib) {
    LabGuest guest = boot(GuestSpec.of(name, mib).withAgent());
    long begin = System.nanoTime();
    guest.awaitAgent();
    say(name + "'s agent answers, after that,", begin);
    return guest;
  }

  private static void say(String what, long begin) {
    System.out.printf("lab: %s in %.1f s%n", what, (System.nanoTime() - begin) / 1e9);
  }

  /** What follows a key in an answer, up to the next comma or brace; quotes are left out. */
  private static String value(String answer, String key) {
    var matcher = Pattern.compile("\"" + key + "\": *\"?([^\",}]*)").matcher(answer);
    assertThat(matcher.find()).as(answer).isTrue();
    return matcher.group(1);
  }

  private static String read(LabGuest guest, String path) {
    String open = "{\"execute\":\"guest-file-open\",\"arguments\":{\"path\":\"%s\"}}";
    String handle = value(guest.agent(open.formatted(path)), "return");
    String use = "{\"execute\":\"guest-file-%s\",\"arguments\":{\"handle\":" + handle + "}}";
    String answer = guest.agent(use.formatted("read"));
    assertThat(guest.agent(use.formatted("close"))).isEqualTo("{\"return\":{}}");
    assertThatThrownBy(() -> guest.agent(use.formatted("read"))).hasMessageContaining("handle");
    byte[] content = Base64.getDecoder().decode(value(answer, "buf-b64"));
    return new String(content, StandardCharsets.UTF_8);
  }

  @Test
  void theAgentReadsTheMemoryThatTheWorkerReports() {
    LabGuest guest = bootWithAgent("agent", 256);
    assertThat(guest.agent(PING)).isEqualTo("{\"return\":{}}");
    String memory = read(guest, "/proc/meminfo");
    GuestReport report = guest.report();
    assertThat(ProcText.kib(memory, "MemTotal")).isEqualTo(report.memTotalKib()).isPositive();
    assertThat(ProcText.kib(memory, "MemAvailable"))
        .isBetween(report.memAvailableKib() - 8192, report.memAvailableKib() + 8192);
    assertThat(guest.boots()).isEqualTo(1);
    assertThat(guest.console()).doesNotContain("lab agent ended");
  }

  @Test
  void theAgentAnswersInTheSmallestGuestAndOutlivesTheDaemon() {
    LabGuest guest = bootWithAgent("small", 96);
    requireNonNull(started).restartLibvirtd();
    guest.awaitAgent();
    assertThat(guest.report().oomKills()).isZero();
  }

  @Test
  void anAgentThatIsKilledStartsAnewAndTheGuestSaysSo() {
    LabGuest guest = bootWithAgent("killed", 128);
    String kill = "sleep 1; /bin/busybox killall -KILL qemu-ga";
    guest.agent(
        """
        {"execute":"guest-exec","arguments":{"path":"/bin/sh","arg":["-c","%s"]}}"""
            .formatted(kill));
    assertThat(Deadline.in(SOON).poll(() -> ended(guest))).isPresent();
    guest.awaitAgent();
    assertThat(guest.report().starts()).isEqualTo(1);
  }

  private static Optional<Boolean> ended(LabGuest guest) {
    boolean told = guest.console().contains("lab agent ended with 137");
    return told ? Optional.of(true) : Optional.empty();
  }

  @Test
  void aPausedGuestsAgentIsSilentUntilTheGuestGoesOn() {
    LabGuest guest = bootWithAgent("paused", 128);
    guest.pause();
    assertThatThrownBy(() -> guest.agent(PING)).isInstanceOf(LabException.class);
    guest.resume();
    guest.awaitAgent();
  }

  @Test
  void aGuestWithoutAnAgentSaysSoAndIsSparedItsFiles() throws Exception {
    LabGuest guest = boot(GuestSpec.of("plain", 256));
    assertThatThrownBy(() -> guest.agent(PING))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("agent is not configured");
    GuestImage plain = LabSetup.image();
    long added = Files.size(plain.withAgent().initrd()) - Files.size(plain.initrd());
    System.out.printf(
        "lab: the agent adds %d KiB to an initrd of %d KiB%n",
        added >> 10, Files.size(plain.initrd()) >> 10);
    assertThat(added).isPositive();
    assertThat(plain.withAgent()).isEqualTo(plain.withAgent());
  }
}
