package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.ShippedPolicy;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Memory;
import io.ballast.core.record.CycleRecord;
import io.ballast.lab.GuestReport;
import io.ballast.lab.LabGuest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job: a host that runs short, an idle guest and a busy one. */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class ShortHostTest {
  private static final Duration LONG = Duration.ofSeconds(150);
  private static final int WORK_MIB = 600;
  private static final int TOUCH_MIB_PER_SECOND = 50;

  /** What is hardly a change is not done, so this much may be left above the floor. */
  private static final long CRUMB_MIB = 16;

  @BeforeEach
  void calm(RealLab lab) {
    lab.calm();
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "CLASSIC"})
  void theIdleGuestGivesTheBusyOneKeepsItsNeedAndBothRegrow(ShippedPolicy policy, RealLab lab)
      throws Exception {
    long neededKib = makeBusy(lab.busy);
    try (Shortage shortage = new Shortage();
        Turning turning = Turning.acting(lab, Settings.of(policy, 1).text(lab, shortage))) {
      shortage.begin();
      Stopwatch watch = Stopwatch.start();
      CycleRecord floored =
          turning.until("The idle guest is at its floor", LONG, cycle -> atFloor(cycle, lab.idle));
      watch.tell("%s: shortage to idle guest at its floor".formatted(policy));
      tellSizes(floored, lab);

      assertThat(Telling.sizeMib(floored, lab.idle)).isLessThan(RealLab.GUEST_MIB / 2);
      assertThat(turning.control().sizesKib(lab.busy)).allMatch(size -> size >= neededKib);
      assertUnhurt(lab.busy);
      assertUnhurt(lab.idle);
      assertThat(lab.busy.report().usedMib()).isEqualTo(WORK_MIB);

      shortage.end();
      Stopwatch regrowth = Stopwatch.start();
      turning.until(
          "Both guests are back at full size",
          LONG,
          cycle -> isFull(cycle, lab.idle, policy) && isFull(cycle, lab.busy, policy));
      regrowth.tell("%s: end of shortage to both at full size".formatted(policy));
    }
  }

  /** Its use, as the size below which it would have too little, in KiB. */
  private static long makeBusy(LabGuest guest) {
    guest.usedMib(WORK_MIB);
    guest.touchMibPerSecond(TOUCH_MIB_PER_SECOND);
    GuestReport report = guest.report();
    assertThat(report.memTotalKib() - report.memAvailableKib()).isGreaterThan(Memory.mib(WORK_MIB));
    return Memory.mib(RealLab.GUEST_MIB) - report.memAvailableKib();
  }

  private static boolean atFloor(CycleRecord cycle, LabGuest guest) {
    return Telling.estimate(cycle, guest)
        .filter(estimate -> estimate.statistics().fresh())
        .map(estimate -> estimate.floorKib() / Memory.KIB_PER_MIB + CRUMB_MIB)
        .filter(floor -> Telling.sizeMib(cycle, guest) <= floor)
        .isPresent();
  }

  /** The classic law leaves changes of less than a quarter of a percent undone; ours does not. */
  private static boolean isFull(CycleRecord cycle, LabGuest guest, ShippedPolicy policy) {
    double undone =
        switch (policy) {
          case DEFAULT -> 0;
          case CLASSIC -> 0.0025;
          case NONE -> 1;
        };
    return Telling.sizeMib(cycle, guest) >= Math.floor(RealLab.GUEST_MIB * (1 - undone));
  }

  private static void tellSizes(CycleRecord cycle, RealLab lab) {
    System.out.printf(
        "measured: idle %d MiB, busy %d MiB after %d cycles%n",
        Telling.sizeMib(cycle, lab.idle), Telling.sizeMib(cycle, lab.busy), cycle.number());
  }

  private static void assertUnhurt(LabGuest guest) {
    GuestReport report = guest.report();
    assertThat(report.oomKills()).isZero();
    assertThat(report.starts()).isEqualTo(1);
    assertThat(guest.boots()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "CLASSIC"})
  void aStarvingGuestIsRelievedInTheNextCycle(ShippedPolicy policy, RealLab lab) throws Exception {
    long neededKib = makeBusy(lab.busy);
    try (Shortage shortage = new Shortage();
        Turning turning = Turning.acting(lab, Settings.of(policy, 1).text(lab, shortage))) {
      shortage.begin();
      starve(lab, neededKib);
      Stopwatch watch = Stopwatch.start();
      CycleRecord distress =
          turning.until("The guest is seen to starve", LONG, cycle -> starves(cycle, lab.busy));

      assertThat(distress.snapshot().host()).matches(host -> host != null && host.isShort());
      Judged judged = Telling.judged(distress, lab.busy).orElseThrow();
      assertThat(judged.verdict()).isInstanceOf(Verdict.Relieve.class);
      assertThat(judged.targetKib()).isEqualTo(Memory.mib(RealLab.GUEST_MIB));
      assertThat(Telling.wasAccepted(distress, lab.busy)).isTrue();
      assertThat(turning.control().sizesKib(lab.busy)).last().isEqualTo(judged.targetKib());

      turning.until("It starves no more", LONG, cycle -> !starves(cycle, lab.busy));
      watch.tell("%s: starving guest relieved".formatted(policy));
      assertUnhurt(lab.busy);
    }
  }

  /**
   * Takes nearly all that a guest has left, and waits until its driver has told so and libvirt
   * knows its size: for up to a second it tells the old one, from which relief is no change.
   */
  private static void starve(RealLab lab, long neededKib) {
    long left = neededKib / Memory.KIB_PER_MIB + 6;
    lab.resize(lab.busy, left);
    Await.until(
        "Nearly nothing is usable inside",
        LONG,
        () ->
            lab.balloon(lab.busy)
                .filter(now -> now.usableKib().orElse(Long.MAX_VALUE) < Memory.mib(12))
                .filter(now -> now.currentKib() < Memory.mib(left + 12))
                .isPresent(),
        () -> lab.balloon(lab.busy).toString());
  }

  private static boolean starves(CycleRecord cycle, LabGuest guest) {
    return Telling.estimate(cycle, guest).filter(one -> one.inDistress()).isPresent();
  }
}
