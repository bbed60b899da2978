package io.ballast.app.mom;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.explain.Explanation;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Memory;
import io.ballast.core.record.CycleRecord;
import io.ballast.sim.Contract;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MOM's callers get from a running engine. */
class RunningMomTest {
  private static final String SHRINK =
      "(with Guests guest (guest.Control \"balloon_target\" (- guest.balloon_cur 65536)))";
  private static final List<String> NEEDED_BY_VDSM =
      List.of(
          "ksm_run",
          "ksm_pages_to_scan",
          "ksm_merge_across_nodes",
          "ksm_pages_sharing",
          "ksmd_cpu_usage");

  @TempDir private Path folder;

  private static GuestSpec guest(String name) {
    return GuestSpec.of(name, Memory.gib(1), new Workload.Steady(Memory.mib(300)));
  }

  private MomRoom room(String... guests) throws Exception {
    Files.createDirectories(folder.resolve("mom.d"));
    Files.writeString(folder.resolve("mom.d/00-defines.policy"), "(defvar enabled 0)");
    Files.writeString(folder.resolve("mom.d/01-parameters.policy"), "# nothing yet");
    Files.writeString(folder.resolve("mom.d/02-shrink.policy"), "(if enabled " + SHRINK + " 0)");
    return configured("policy-dir: mom.d", ", HostKSM", guests);
  }

  private MomRoom configured(String policy, String collectors, String... guests) throws Exception {
    GuestSpec[] all = List.of(guests).stream().map(RunningMomTest::guest).toArray(GuestSpec[]::new);
    SimHost host = new SimHost(Scenario.quiet(HostSpec.of(Memory.gib(16), 4), all));
    return new MomRoom(host, folder, policy, collectors);
  }

  @Test
  void policiesHaveTheNamesOfTheirFiles() throws Exception {
    MomRoom room = room("a");
    assertThat(room.mom.getNamedPolicies().keySet())
        .containsExactly("00-defines", "01-parameters", "02-shrink");
    assertThat(room.mom.getPolicy())
        .isEqualTo("(defvar enabled 0)\n# nothing yet\n(if enabled " + SHRINK + " 0)");
  }

  @Test
  void aNamedPolicyTakesItsPlaceByItsNameFromTheNextCycleOn() throws Exception {
    MomRoom room = room("a").turn(3);
    assertThat(wishes(room)).isZero();
    assertThat(room.mom.setNamedPolicy("01-parameters", "(set enabled 1)")).isTrue();
    assertThat(wishes(room.turn(1))).isEqualTo(1);
    assertThat(room.mom.setNamedPolicy("01-parameters", null)).isTrue();
    assertThat(wishes(room.turn(1))).isZero();
    assertThat(room.mom.getNamedPolicies().keySet()).containsExactly("00-defines", "02-shrink");
    assertThat(room.mom.resetPolicies()).isTrue();
    assertThat(room.mom.getNamedPolicies()).hasSize(3);
  }

  private static int wishes(MomRoom room) {
    return room.records.getLast().evaluated().wishes().size();
  }

  @Test
  void aPolicyThatIsRefusedChangesNothingAndSaysWhy() throws Exception {
    MomRoom room = room("a").turn(2);
    String before = room.mom.getPolicy();
    assertThat(room.mom.setPolicy("(set a")).isFalse();
    assertThat(room.mom.getPolicy()).isEqualTo(before);
    assertThat(room.mom.policyTrouble()).startsWith("50_main_:1:1: error");
    assertThat(room.mom.setNamedPolicy("03-more", "(undefined 1)")).isFalse();
    assertThat(room.mom.policyTrouble()).startsWith("03-more:1:");
    assertThat(room.mom.getNamedPolicies()).hasSize(3);
    assertThat(room.news)
        .containsExactly(
            "refused given by a remote call", "refused with `03-more`, given by a remote call");
    assertThat(room.mom.setNamedPolicy("03-more", "(set enabled 1)")).isTrue();
    assertThat(room.mom.policyTrouble()).isEmpty();
  }

  @Test
  void policiesThatCannotBeReadAgainStayAsTheyAre() throws Exception {
    MomRoom room = room("a");
    Files.writeString(folder.resolve("mom.d/02-shrink.policy"), "(");
    assertThat(room.mom.resetPolicies()).isFalse();
    assertThat(room.mom.getPolicy()).endsWith(SHRINK + " 0)");
    assertThat(room.mom.policyTrouble()).contains("02-shrink.policy:1:1: error");
  }

  @Test
  void onePolicyTakesThePlaceOfAllAndOneWithoutExpressionsIsRefusedAsByMom() throws Exception {
    MomRoom room = room("a").turn(1);
    assertThat(room.mom.setPolicy(SHRINK)).isTrue();
    assertThat(room.mom.getNamedPolicies()).containsOnlyKeys("50_main_");
    assertThat(wishes(room.turn(1))).isEqualTo(1);
    assertThat(room.mom.setPolicy("")).isFalse();
    assertThat(room.mom.setNamedPolicy("50_main_", null)).isFalse();
    assertThat(wishes(room.turn(1))).isEqualTo(1);
  }

  /** However long it takes to make a policy ready, cycles go on with the one before. */
  @Test
  void noCycleWaitsForAPolicyThatIsMadeReady() throws Exception {
    MomRoom room = room("a").turn(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    room.preparing =
        () -> {
          begun.countDown();
          awaiting(enough);
        };
    Thread bringer = Thread.ofPlatform().start(() -> room.mom.setPolicy(SHRINK));
    awaiting(begun);
    assertThat(wishes(room.turn(3))).isZero();
    assertThat(room.records).hasSize(4);
    assertThat(room.mom.getNamedPolicies()).hasSize(3);
    enough.countDown();
    bringer.join();
    assertThat(wishes(room.turn(1))).isEqualTo(1);
  }

  private static void awaiting(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tooManyTooLongOrTooLargePoliciesAreRefused() throws Exception {
    MomRoom room = room("a");
    assertThat(room.mom.setNamedPolicy("n".repeat(256), "")).isFalse();
    assertThat(room.mom.policyTrouble()).startsWith("A policy's name may have 255");
    assertThat(room.mom.setPolicy(" ".repeat(5 << 20))).isFalse();
    assertThat(room.mom.policyTrouble()).startsWith("The policies together may have 4194304");
    for (int i = 3; i < 1000; i++) {
      assertThat(room.mom.setNamedPolicy("x" + i, "")).isTrue();
    }
    assertThat(room.mom.setNamedPolicy("y", "")).isFalse();
    assertThat(room.mom.policyTrouble()).startsWith("There may be 1000 policies");
  }

  @Test
  void aCycleIsExplainedByThePolicyThatItAsked() throws Exception {
    MomRoom room = configured("shipped-policy: default", "", "a");
    assertThat(room.mom.setPolicy(SHRINK)).isTrue();
    CycleRecord then = room.turn(5).records.getLast();
    assertThat(room.mom.setPolicy("(debug \"now\")")).isTrue();
    CycleRecord now = room.turn(1).records.getLast();
    assertThat(room.debugged).containsExactly("now");
    GuestId guest = now.snapshot().guests().getFirst().id();
    assertThat(explained(room, then, guest).way().wish()).isPresent();
    assertThat(explained(room, then, guest).way().agrees()).isTrue();
    assertThat(explained(room, now, guest).way().wish()).isEmpty();
    assertThat(explained(room, now, guest).way().agrees()).isTrue();
  }

  private static Explanation.OfGuest explained(MomRoom room, CycleRecord cycle, GuestId guest) {
    return (Explanation.OfGuest) room.explainer.explain(cycle, Optional.empty(), guest);
  }

  @Test
  void whatVdsmNeedsIsThereFromTheFirstMoment() throws Exception {
    for (String collector : List.of("", ", HostKSM")) {
      MomRoom room = configured("shipped-policy: classic", collector, "a");
      assertThat(host(room)).containsOnlyKeys(NEEDED_BY_VDSM).containsEntry("ksm_run", 0L);
      assertThat(room.mom.getActiveGuests()).isEmpty();
      room.turn(3);
      assertThat(host(room)).containsKeys("mem_available", "cpu_count");
      NEEDED_BY_VDSM.forEach(name -> assertThat(host(room).get(name)).isInstanceOf(Long.class));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> host(MomRoom room) {
    return (Map<String, Object>) requireNonNull(room.mom.getStatistics().get("host"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> guests(MomRoom room) {
    return (Map<String, Map<String, Object>>)
        requireNonNull(room.mom.getStatistics().get("guests"));
  }

  @Test
  void everyGuestHasItsFieldsAndWhatIsNotKnownIsNull() throws Exception {
    MomRoom room = room("a", "b").turn(3);
    assertThat(room.mom.getActiveGuests()).containsExactlyInAnyOrder("a", "b");
    Map<String, Object> a = guests(room).get("a");
    assertThat(a).containsEntry("balloon_cur", Memory.gib(1)).containsEntry("vcpu_count", 1L);
    assertThat(a).containsEntry("swap_total", null);
  }

  @Test
  void ofTwoGuestsWithOneNameNoneIsLost() throws Exception {
    GuestSpec one = guest("twin");
    GuestSpec other =
        new GuestSpec(
            new GuestId("ffffffff-0000-0000-0000-000000000000"),
            one.name(),
            one.maximumKib(),
            one.overheadKib(),
            one.swapKib(),
            one.cacheKib(),
            one.vcpus(),
            one.workload(),
            one.balloon(),
            one.traits(),
            one.faults(),
            one.sharing(),
            one.tags());
    SimHost host = new SimHost(Scenario.quiet(HostSpec.of(Memory.gib(16), 4), one, other));
    MomRoom room = new MomRoom(host, folder, "shipped-policy: classic", "").turn(3);
    assertThat(room.mom.getActiveGuests())
        .hasSize(2)
        .contains("twin")
        .anyMatch(name -> name.startsWith("twin/"));
    assertThat(guests(room)).hasSize(2);
  }

  @Test
  void verbosityIsAWordOrANumber() throws Exception {
    MomRoom room = room("a");
    assertThat(room.mom.setVerbosity("1")).isTrue();
    assertThat(room.mom.setVerbosity("Error")).isTrue();
    assertThat(room.mom.setVerbosity("loud")).isFalse();
  }

  /** The shapes that vdsm's clients know. */
  @Test
  void limitsOfDisksAreToldAsMomTellsThem() throws Exception {
    IoLimits most = new IoLimits(1000, 0, 0, 0, 20, 10);
    GuestSpec limited = guest("a").withContract(new Contract(40, Map.of("vda", most)));
    SimHost host = new SimHost(Scenario.quiet(HostSpec.of(Memory.gib(16), 4), limited));
    host.control().setCpuTune(limited.id(), 30_000, 100_000);
    host.control().setDiskLimits(limited.id(), "vda", "", new IoLimits(0, 7, 0, 0, 0, 0));
    MomRoom room =
        new MomRoom(
                host, folder, "shipped-policy: classic", "", ", GuestCpuTune, GuestIoTuneOptional")
            .turn(3);
    Map<String, Object> a = requireNonNull(guests(room).get("a"));
    assertThat(a)
        .containsEntry("vcpu_quota", 30_000L)
        .containsEntry("vcpu_period", 100_000L)
        .containsEntry("vcpu_user_limit", 40L);
    String path = "/var/lib/sim/" + limited.id() + "-vda.img";
    assertThat((List<?>) requireNonNull(a.get("io_tune")))
        .first()
        .isEqualTo(
            Map.of(
                "name", "vda",
                "path", path,
                "guaranteed", Map.of("vals", limits(0, 0, 0, 0)),
                "maximum", Map.of("vals", limits(1000, 0, 20, 10)),
                "current", Map.of("vals", limits(0, 7, 0, 0))));
    assertThat((List<?>) requireNonNull(a.get("io_tune_current")))
        .first()
        .isEqualTo(Map.of("name", "vda", "path", path, "ioTune", limits(0, 7, 0, 0)));
  }

  private static Map<String, Object> limits(long bytes, long read, long readIops, long writeIops) {
    return Map.of(
        "total_bytes_sec", bytes,
        "read_bytes_sec", read,
        "write_bytes_sec", 0L,
        "total_iops_sec", 0L,
        "read_iops_sec", readIops,
        "write_iops_sec", writeIops);
  }
}
