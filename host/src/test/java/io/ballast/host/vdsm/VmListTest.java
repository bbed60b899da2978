package io.ballast.host.vdsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.ObjectReading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** vdsm's recorded reply, and what it may look like besides. */
class VmListTest {
  private final Clock clock = new Clock();
  private final Roster roster = new Roster();
  private final VmList list = new VmList(roster);
  private JsonNode reply;

  @BeforeEach
  void load() throws IOException {
    reply = VdsmVerbs.resource("all-vm-stats.json");
    clock.pass(Duration.ofHours(1));
  }

  private List<GuestReading> read(GuestDetail... details) {
    return list.read(reply, Set.of(details), clock.now());
  }

  private ObjectNode idle() {
    return (ObjectNode) reply.path(0);
  }

  private ObjectNode memory() {
    return idle().withObject("memoryStats");
  }

  private BalloonReading balloon() {
    return read().getFirst().balloon().orElseThrow();
  }

  private static OptionalLong of(long value) {
    return OptionalLong.of(value);
  }

  @Test
  void guestsThatAreUpAreReadAndOthersLeftOut() {
    assertThat(read()).extracting(GuestReading::name).containsExactly("idle", "busy");
    assertThat(read()).extracting(GuestReading::state).containsOnly(GuestState.RUNNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Paused", "Migration Source", "Powering up", "Down", "WaitForLaunch", ""})
  void onlyUpIsUp(String status) {
    idle().put("status", status);
    assertThat(read()).extracting(GuestReading::name).containsExactly("busy");
  }

  @Test
  void allThatIsToldOfAGuest() {
    GuestReading idle = read(GuestDetail.CPU_TUNE).getFirst();
    assertThat(idle.id().uuid()).isEqualTo("11111111-1111-1111-1111-111111111111");
    assertThat(idle.pid()).isEmpty();
    assertThat(idle.traits().balloonDevice()).isTrue();
    assertThat(idle.cpu())
        .hasValue(new CpuReading(2, of(600_000_000), OptionalLong.empty(), OptionalLong.empty()));
    assertThat(idle.tuning().cpu()).hasValue(new CpuTune(-1, 0, 50));
    assertThat(idle.balloon())
        .hasValue(
            new BalloonReading(
                4_000_000,
                4_194_304,
                of(3_934_464),
                of(3_134_464),
                of(3_334_464),
                OptionalLong.empty(),
                of(0),
                of(0),
                of(0),
                of(0),
                of(clock.instant().getEpochSecond()),
                of(1_048_576),
                BalloonReading.Counting.PER_SECOND));
  }

  @Test
  void figuresAreBelievedUntilTheyHaveStoodStillForMinutes() {
    for (int i = 0; i < 20; i++) {
      assertThat(balloon().lastUpdateSeconds()).hasValue(clock.instant().getEpochSecond());
      clock.pass(Duration.ofSeconds(15));
    }
    long last = clock.instant().getEpochSecond();
    assertThat(balloon().lastUpdateSeconds()).hasValue(last);
    clock.pass(Duration.ofSeconds(15));
    assertThat(balloon().lastUpdateSeconds()).hasValue(last);
    memory().put("mem_unused", "3134460");
    assertThat(balloon().lastUpdateSeconds()).hasValue(clock.instant().getEpochSecond());
  }

  /** As policies under MOM see them. */
  @Test
  void swappingAndFaultsAreRates() {
    memory().put("swap_in", 15).put("swap_out", 50).put("majflt", 20).put("pageflt", 120);
    BalloonReading balloon = balloon();
    assertThat(balloon.counting()).isEqualTo(BalloonReading.Counting.PER_SECOND);
    assertThat(balloon.swapInKib()).hasValue(15);
    assertThat(balloon.swapOutKib()).hasValue(50);
    assertThat(balloon.majorFaults()).hasValue(20);
    assertThat(balloon.minorFaults()).hasValue(100);
  }

  @Test
  void aGuestThatComesBackIsNotComparedWithItsPast() {
    balloon();
    clock.pass(Report.STANDSTILL.plusSeconds(1));
    idle().put("status", "Down");
    read();
    idle().put("status", "Up");
    assertThat(balloon().lastUpdateSeconds()).hasValue(clock.instant().getEpochSecond());
  }

  @Test
  void withoutBalloonInfoTheSizeIsNotKnown() {
    idle().remove("balloonInfo");
    GuestReading idle = read().getFirst();
    assertThat(idle.balloon()).isEmpty();
    assertThat(idle.traits().balloonDevice()).isTrue();
  }

  @Test
  void aBalloonThatIsSwitchedOffIsNone() {
    idle().withObject("balloonInfo").put("ballooning_enabled", false);
    assertThat(read().getFirst().traits().balloonDevice()).isFalse();
  }

  @Test
  void noPromiseIsNone() {
    idle().withObject("balloonInfo").put("balloon_min", "0");
    assertThat(balloon().guaranteedKib()).isEmpty();
  }

  @Test
  void withoutVcpuCountThereIsNoCpuData() {
    idle().remove("vcpuCount");
    GuestReading idle = read(GuestDetail.CPU_TUNE).getFirst();
    assertThat(idle.cpu()).isEmpty();
    assertThat(idle.tuning().cpu()).isEmpty();
  }

  @Test
  void limitsOfCpuMayBeNumbersOrText() {
    idle().put("vcpuUserLimit", "30").put("vcpuQuota", "25000").put("vcpuPeriod", 100_000);
    assertThat(read(GuestDetail.CPU_TUNE).getFirst().tuning().cpu())
        .hasValue(new CpuTune(25_000, 100_000, 30));
    idle().put("vcpuQuota", "-1").put("vcpuUserLimit", 250);
    assertThat(read(GuestDetail.CPU_TUNE).getFirst().tuning().cpu())
        .hasValue(new CpuTune(-1, 100_000, 100));
    assertThat(read(GuestDetail.CPU_TUNE).get(1).tuning().cpu())
        .as("none told")
        .hasValue(new CpuTune(-1, 0, 100));
  }

  /** MOM takes every guest of 0 % for one without agent. */
  @ParameterizedTest
  @CsvSource({
    "3934464, 3920000, true",
    "3934464, 3934464, true",
    "0, 0, false",
    "3934464, 0, false",
    "3934464, 4000000, false",
    "'', '', false"
  })
  void aUseOfNothingIsThatOfASmallGuestIfItsFiguresCanBeTrue(
      String total, String unused, boolean believed) {
    idle().put("memUsage", "0");
    memory().put("mem_total", total).put("mem_unused", unused);
    assertThat(balloon().availableKib().isPresent()).isEqualTo(believed);
    assertThat(balloon().swapInKib().isPresent()).isEqualTo(believed);
  }

  @Test
  void withoutMemoryStatsNothingIsKnownOfTheInside() {
    idle().withObject("memoryStats").removeAll();
    assertThat(balloon().availableKib()).isEmpty();
    idle().remove("memoryStats");
    assertThat(balloon())
        .extracting(BalloonReading::unusedKib, BalloonReading::usableKib)
        .containsOnly(OptionalLong.empty());
  }

  @ParameterizedTest
  @CsvSource({"3134464, true", "3934464, true", "3134463, false", "3934465, false", "'', false"})
  void whatIsUsableMustLieBetweenUnusedAndAll(String free, boolean believed) {
    memory().put("mem_free", free);
    assertThat(balloon().usableKib().isPresent()).isEqualTo(believed);
  }

  @Test
  void disksHaveWhatVdsmCounts() {
    GuestReading idle = read(GuestDetail.DISKS).getFirst();
    ObjectReading disk = idle.objects().getOrDefault(GuestDetail.DISKS, List.of()).getFirst();
    assertThat(disk.name()).isEqualTo("vda");
    assertThat(disk.number("rd_bytes")).hasValue(0);
    assertThat(disk.number("physical")).hasValue(1_073_741_824);
    assertThat(disk.number("capacity")).isEmpty();
    assertThat(read(GuestDetail.DISKS).get(1).objects()).as("none told").isEmpty();
  }

  @Test
  void oddGuestsCostNobodyElse() {
    ObjectNode nameless = (ObjectNode) reply.path(1);
    nameless.remove("vmId");
    assertThat(read()).extracting(GuestReading::name).containsExactly("idle");
    nameless.put("vmId", idle().path("vmId").asString("")).put("vmName", "twin");
    assertThat(read()).extracting(GuestReading::name).containsExactly("idle");
    idle().remove("vmName");
    idle().put("pid", "4711").put("balloonInfo", "odd").put("memoryStats", 7);
    GuestReading odd = read().getFirst();
    assertThat(odd.name()).isEqualTo(odd.id().uuid());
    assertThat(odd.pid()).hasValue(4711);
    assertThat(odd.balloon()).isEmpty();
  }

  @Test
  void theRosterKnowsAllGuests() {
    read();
    assertThat(roster.find(new VmStats(reply.path(2)).id().orElseThrow()))
        .isEqualTo(Optional.of(new Roster.Entry("Paused", of(2_097_152))));
  }
}
