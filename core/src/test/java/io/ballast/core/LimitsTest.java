package io.ballast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.LimitJudged;
import io.ballast.core.ledger.Standing;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.release.Released;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of CPUs and disks, the whole way from what is read to what is given back. */
class LimitsTest {
  private static final String HALF =
      """
      (with Guests g {
        (g.Control "vcpu_quota" (/ 100111 2))
      })
      """;
  private static final String CONTRACT =
      """
      (with Guests g
        (if (valid g.io_tune)
          (with g.io_tune tune
            (let ((most tune.maximum)) {
              (tune.setReadBytesSec most.read_bytes_sec)
              (tune.setWriteBytesSec most.write_bytes_sec)
              (tune.setTotalIopsSec most.total_iops_sec)
            }))
          0))
      """;

  private final TuneWorld world = new TuneWorld();

  private static String quota(long quota, long period) {
    return """
        (with Guests g { (g.Control "vcpu_quota" %d) (g.Control "vcpu_period" %d) })
        """
        .formatted(quota, period);
  }

  private static String verdict(CycleRecord cycle) {
    LimitJudged judged = cycle.judgement().limits().getFirst();
    return judged.verdict().text() + ": " + judged.verdict().why();
  }

  @Test
  void aFractionIsCutOnceAndNotSentAgain() {
    world.cycles(HALF, 3);
    assertThat(world.writes).containsExactly("cpu 50055 of 100000 µs");
  }

  @Test
  void theOtherOfQuotaAndPeriodKeepsItsValue() {
    world.cycles("(with Guests g (g.Control \"vcpu_period\" 50000))", 1);
    world.cycles(quota(20_000, 50_000), 1);
    world.cycles("(with Guests g (g.Control \"vcpu_quota\" -1))", 2);
    assertThat(world.writes)
        .containsExactly(
            "cpu no quota, period 50000 µs",
            "cpu 20000 of 50000 µs",
            "cpu no quota, period 50000 µs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50000 | 100000 | cpu 50000 of 100000 µs",
        "0 | 100000 |",
        "-2 | 100000 |",
        "17592186044415 | 100000 | cpu 17592186044415 of 100000 µs",
        "17592186044416 | 100000 |",
        "50000 | 0 |",
        "50000 | -5 |",
        "999 | 1000 | cpu 1000 of 1000 µs",
        "900000 | 1800000 | cpu 500000 of 1000000 µs",
        "300 | 600 | cpu 1000 of 1000 µs",
        "-1 | 2000000 | cpu no quota, period 1000000 µs",
        "1100 | 1100000 | cpu 10000 of 1000000 µs",
        "999 | 100000 | cpu 1000 of 100000 µs",
      })
  void whatCannotBeIsRefusedOrBroughtIntoRange(long quota, long period, String written) {
    world.cycles(quota(quota, period), 2);
    assertThat(world.writes)
        .containsExactlyElementsOf(Optional.ofNullable(written).stream().toList());
  }

  @Test
  void aGuestWhoseLimitsAreNotKnownIsNotReadyAndOthersWishesForItAreNone() {
    world.cpu = Optional.empty();
    CycleRecord cycle = world.cycles(quota(1000, 1000), 1);
    assertThat(cycle.snapshot().guests().getFirst().notReady()).isEqualTo("it has no `vcpu_quota`");
    assertThat(world.writes).isEmpty();
  }

  @Test
  void disksGetWhatTheirSettersSayAndOnlyOnce() {
    world.cycles(CONTRACT, 3);
    String all = "read_bytes_sec 1000, write_bytes_sec 2000, total_iops_sec 300";
    assertThat(world.writes)
        .containsExactly("vda (/images/vda) " + all, "vdb (/images/vdb) " + all);
  }

  @Test
  void aGuestWithoutKnownDisksIsSkipped() {
    world.disks = Optional.empty();
    CycleRecord cycle = world.cycles(CONTRACT, 1);
    assertThat(cycle.evaluated().problems()).isEmpty();
    assertThat(cycle.judgement().limits()).isEmpty();
  }

  @Test
  void aFailedSettingDoesNotLookAppliedAndIsTriedAgain() {
    world.refuses = true;
    CycleRecord cycle = world.cycles(CONTRACT, 2);
    assertThat(cycle.deeds()).hasSize(2).allMatch(d -> d.outcome() instanceof Outcome.Refused);
    assertThat(world.events).filteredOn(line -> line.contains("refused")).hasSize(2);
    world.refuses = false;
    world.cycles(CONTRACT, 2);
    assertThat(world.writes).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(tune.setTotalBytesSec -1) | total_bytes_sec is 0 to 1000000000000000, not -1",
        "{ (tune.setTotalBytesSec 5) (tune.setReadBytesSec 5) } | total_bytes_sec excludes",
        "{ (tune.setTotalIopsSec 5) (tune.setWriteIopsSec 5) } | total_iops_sec excludes",
        "(tune.setReadIopsSec 1000000000000001) | read_iops_sec is 0 to",
      })
  void limitsThatCannotBeAreVetoed(String set, String why) {
    CycleRecord cycle = world.cycles("(with Guests g (with g.io_tune tune %s))".formatted(set), 2);
    assertThat(verdict(cycle)).startsWith("veto: io-range: " + why);
    assertThat(world.writes).isEmpty();
    assertThat(world.events).filteredOn(line -> line.contains("veto")).hasSize(2);
  }

  @Test
  void aSetterThatDoesNotFitOneThatIsInForceIsVetoed() {
    world.disks = Optional.of(List.of(TuneWorld.disk("vda", new IoLimits(9, 0, 0, 0, 0, 0))));
    String read = "(with Guests g (with g.io_tune tune (tune.setReadBytesSec 5)))";
    assertThat(verdict(world.cycles(read, 1))).startsWith("veto: io-range: total_bytes_sec");
  }

  @Test
  void aGuestThatIsPausedKeepsItsLimits() {
    world.cycles(quota(50_000, 100_000), 1);
    world.state = GuestState.PAUSED;
    List<Released> left = world.release();
    assertThat(left).extracting(Released::why).containsExactly("exclusion: it is paused");
    assertThat(world.writes).hasSize(1);
  }

  @Test
  void whatWasSetIsGivenBackAndTheLedgerIsEmpty() {
    world.cycles(quota(50_000, 200_000), 1);
    world.cycles(CONTRACT, 1);
    assertThat(world.ledger.rows())
        .extracting(row -> row.knob().place().kind())
        .containsExactly(
            "vcpu_quota",
            "vcpu_period",
            "read_bytes_sec of vda",
            "write_bytes_sec of vda",
            "total_iops_sec of vda",
            "read_bytes_sec of vdb",
            "write_bytes_sec of vdb",
            "total_iops_sec of vdb");
    world.writes.clear();
    assertThat(world.release())
        .hasSize(8)
        .allMatch(released -> released.standing() instanceof Standing.Back);
    assertThat(world.writes)
        .containsExactly(
            "cpu no quota, period 100000 µs",
            "vda (/images/vda) no limit",
            "vdb (/images/vdb) no limit");
    assertThat(world.ledger.rows()).isEmpty();
  }

  /** vdsm tells no period as long as none was set. */
  @Test
  void aPeriodThatWasNotToldKeepsNoQuotaFromBeingGivenBack() {
    world.cpu = Optional.of(new CpuTune(-1, 0, 50));
    world.cycles(quota(50_000, 200_000), 1);
    world.writes.clear();
    assertThat(world.release())
        .singleElement()
        .matches(released -> released.standing() instanceof Standing.Back);
    assertThat(world.writes).containsExactly("cpu no quota, period 200000 µs");
    assertThat(world.ledger.rows()).isEmpty();
  }

  @Test
  void whatSomebodyElseChangedSinceIsLeftToThem() {
    world.cycles(quota(50_000, 100_000), 1);
    world.cpu = Optional.of(new CpuTune(70_000, 100_000, 50));
    assertThat(world.release())
        .extracting(Released::standing)
        .containsExactly(new Standing.Theirs(70_000));
    assertThat(world.writes).hasSize(1);
  }

  @Test
  void eventsTellWhatWasSetAndWhy() {
    world.cycles(
        """
        (with Guests g {
          (because "half by contract" (g.Control "vcpu_quota" 50000))
          (with g.io_tune tune (tune.setTotalBytesSec 1048576))
        })
        """,
        1);
    assertThat(world.events)
        .contains(
            "guest web: each vCPU: no quota, period 100000 µs -> 50000 of 100000 µs, done: allow;"
                + " the policy: half by contract",
            "guest web: disk vda: no limit -> total_bytes_sec 1048576, done: allow");
  }

  @Test
  void withoutTheControllerSettersDoNothing() {
    world.controlsDisks = false;
    CycleRecord cycle = world.cycles(CONTRACT, 1);
    assertThat(cycle.judgement().limits()).isEmpty();
    assertThat(world.writes).isEmpty();
  }
}
