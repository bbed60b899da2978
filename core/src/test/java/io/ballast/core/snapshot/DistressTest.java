package io.ballast.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Memory;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a guest of 1,000 MiB starves. */
class DistressTest {
  private static final OptionalLong UNKNOWN = OptionalLong.empty();
  private static final long SIZE = Memory.mib(1000);

  private static BalloonReading guest(long usableMib, long swappedInKib, long majorFaults) {
    OptionalLong usable = OptionalLong.of(Memory.mib(usableMib));
    return new BalloonReading(
        SIZE,
        SIZE,
        OptionalLong.of(SIZE),
        usable,
        usable,
        OptionalLong.of(0),
        OptionalLong.of(swappedInKib),
        OptionalLong.of(0),
        OptionalLong.of(majorFaults),
        OptionalLong.of(0),
        OptionalLong.of(1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, only 0 KiB are usable inside",
    "29, only 29 MiB are usable inside",
    "30, ''",
    "900, ''",
  })
  void nearlyNothingUsable(long usableMib, String why) {
    assertThat(Distress.of(guest(usableMib, 0, 0), null, 0, UNKNOWN)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "150, 2560, 0, ''",
    "150, 2570, 0, it swaps in 257 KiB a second",
    "151, 999999, 999999, ''",
    "150, 0, 500, ''",
    "150, 0, 510, it takes 51 major faults a second",
  })
  void swapInAndFaultsCountWhereLittleIsUsable(
      long usableMib, long swapInKib, long faults, String why) {
    BalloonReading before = guest(usableMib, 1000, 1000);
    BalloonReading now = guest(usableMib, 1000 + swapInKib, 1000 + faults);
    assertThat(Distress.of(now, before, 10, UNKNOWN)).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "256, 0, ''",
    "257, 0, it swaps in 257 KiB a second",
    "0, 50, ''",
    "0, 51, it takes 51 major faults a second",
  })
  void ratesAreTakenAsTheyAreAndNeedNoReportBefore(long swapInKib, long faults, String why) {
    BalloonReading rates = perSecond(guest(150, swapInKib, faults));
    assertThat(Distress.of(rates, null, 0, UNKNOWN)).isEqualTo(why);
    assertThat(Distress.of(rates, perSecond(guest(150, 9999, 9999)), 10, UNKNOWN)).isEqualTo(why);
  }

  private static BalloonReading perSecond(BalloonReading guest) {
    return new BalloonReading(
        guest.currentKib(),
        guest.maximumKib(),
        guest.availableKib(),
        guest.unusedKib(),
        guest.usableKib(),
        guest.diskCachesKib(),
        guest.swapInKib(),
        guest.swapOutKib(),
        guest.majorFaults(),
        guest.minorFaults(),
        guest.lastUpdateSeconds(),
        guest.guaranteedKib(),
        BalloonReading.Counting.PER_SECOND);
  }

  @Test
  void countersThatGoBackAreNoWant() {
    BalloonReading before = guest(100, Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(Distress.of(guest(100, 0, 0), before, 10, UNKNOWN)).isEmpty();
    assertThat(Distress.of(guest(100, 99999, 99999), guest(100, 0, 0), 0, UNKNOWN)).isEmpty();
  }

  @Test
  void aGuestWhoseProcessHoldsLittleCannotStarve() {
    BalloonReading claim = guest(0, 0, 0);
    assertThat(Distress.of(claim, null, 0, OptionalLong.of(SIZE * 7 / 10))).isNotEmpty();
    assertThat(Distress.of(claim, null, 0, OptionalLong.of(SIZE * 7 / 10 - 1))).isEmpty();
  }

  @Test
  void withoutUsableNothingIsClaimed() {
    BalloonReading old = BalloonReading.withoutStatistics(SIZE, SIZE);
    assertThat(Distress.of(old, guest(0, 0, 0), 10, UNKNOWN)).isEmpty();
  }
}
