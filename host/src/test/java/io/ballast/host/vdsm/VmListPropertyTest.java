package io.ballast.host.vdsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A reply with anything anywhere gives readings that the loop can take, and no error. */
class VmListPropertyTest {
  private static final List<String> FIELDS =
      List.of(
          "vmId",
          "vmName",
          "status",
          "pid",
          "memUsage",
          "memoryStats",
          "balloonInfo",
          "vcpuCount",
          "vcpuQuota",
          "vcpuPeriod",
          "vcpuUserLimit",
          "cpuUsage",
          "disks",
          "memoryStats.mem_total",
          "memoryStats.mem_unused",
          "memoryStats.mem_free",
          "memoryStats.swap_in",
          "memoryStats.pageflt",
          "memoryStats.majflt",
          "balloonInfo.balloon_max",
          "balloonInfo.balloon_min",
          "balloonInfo.balloon_cur",
          "balloonInfo.ballooning_enabled",
          "disks.vda",
          "disks.vda.readBytes");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\"-1\"",
          "\"0\"",
          "0",
          "-1",
          "1.5",
          "\"1.5\"",
          "[]",
          "{}",
          "9223372036854775807",
          "99999999999999999999999",
          "\"99999999999999999999999\"",
          "\"NaN\"",
          "\"Up\"",
          "\"\\u0000\\n\"",
          "{\"vda\": 7}",
          "[{\"a\": []}]",
          "\"4194304\"");

  private record Change(String field, String value) {}

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(Arbitraries.of(FIELDS), Arbitraries.of(VALUES))
        .as(Change::new)
        .list()
        .ofMaxSize(6);
  }

  private static void apply(ObjectNode guest, Change change) {
    ObjectNode at = guest;
    String[] path = change.field().split("\\.");
    for (int i = 0; i < path.length - 1; i++) {
      if (!(at.path(path[i]) instanceof ObjectNode deeper)) {
        return;
      }
      at = deeper;
    }
    at.set(path[path.length - 1], JsonMapper.shared().readTree(change.value()));
  }

  @Property(tries = 500)
  void oddRepliesGiveReadingsThatCanBe(
      @ForAll("changes") List<Change> first, @ForAll("changes") List<Change> second)
      throws IOException {
    JsonNode reply = VdsmVerbs.resource("all-vm-stats.json");
    Clock clock = new Clock();
    VmList list = new VmList(new Roster());
    for (List<Change> changes : List.of(first, second)) {
      changes.forEach(change -> apply((ObjectNode) reply.path(0), change));
      clock.pass(Duration.ofSeconds(15));
      List<GuestReading> guests =
          list.read(reply, Set.of(GuestDetail.DISKS, GuestDetail.CPU_TUNE), clock.now());
      assertThat(guests).extracting(GuestReading::name).contains("busy");
      guests.forEach(VmListPropertyTest::assertCanBe);
    }
  }

  private static void assertCanBe(GuestReading guest) {
    assertThat(guest.pid().orElse(1)).isPositive();
    guest.cpu().ifPresent(cpu -> assertThat(cpu.count()).isPositive());
    guest.tuning().cpu().ifPresent(tune -> assertThat(tune.userLimitPercent()).isBetween(0, 100));
    guest.balloon().ifPresent(VmListPropertyTest::assertCanBe);
  }

  private static void assertCanBe(BalloonReading balloon) {
    assertThat(balloon.currentKib()).isPositive();
    assertThat(balloon.maximumKib()).isPositive();
    assertThat(balloon.guaranteedKib().orElse(1)).isPositive();
    assertThat(balloon.swapInKib().orElse(0)).isNotNegative();
    assertThat(balloon.minorFaults().orElse(0)).isNotNegative();
    if (balloon.usableKib().isPresent()) {
      assertThat(balloon.usableKib().getAsLong())
          .isBetween(balloon.unusedKib().orElseThrow(), balloon.availableKib().orElseThrow());
    }
  }
}
