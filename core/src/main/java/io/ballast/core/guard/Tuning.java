package io.ballast.core.guard;

import io.ballast.core.model.Amount;
import io.ballast.core.model.Memory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The guard's numbers.
 *
 * @param rails those that hold
 * @param step share of a guest's maximum that one order may take
 * @param ratePerMinute share of a guest's maximum that all orders of a minute may take
 * @param coolDown time after growth in which a guest is not shrunk
 * @param minimumChange of a guest's maximum, below which a change is not worth doing; the largest
 *     counts
 * @param staleAfter age from which a reading is not acted on
 * @param noProgressCycles cycles without movement after which a guest is held to be stuck
 * @param backOff time for which a stuck guest is left alone, the first time; doubled each time
 * @param statisticsPeriod how often balloon drivers shall report; zero leaves them as they are
 * @param ksm the numbers for KSM
 */
public record Tuning(
    Set<Rail> rails,
    double step,
    double ratePerMinute,
    Duration coolDown,
    List<Amount> minimumChange,
    Duration staleAfter,
    int noProgressCycles,
    Duration backOff,
    Duration statisticsPeriod,
    KsmTuning ksm) {
  private static final int MOST_DOUBLINGS = 5;

  /** What is only undone is not held against what classes wish, nor against its profit. */
  private static final Set<Rail> FOR_RELEASE =
      EnumSet.of(
          Rail.EXCLUSION,
          Rail.STALENESS,
          Rail.FLOOR,
          Rail.HEADROOM,
          Rail.CPU_RANGE,
          Rail.IO_RANGE,
          Rail.KSM_KNOB,
          Rail.KSM_ADVISOR,
          Rail.KSM_NODES,
          Rail.KSM_HEADROOM);

  public Tuning {
    rails = Set.copyOf(rails);
    minimumChange = List.copyOf(minimumChange);
  }

  /** What is in force where the configuration says nothing else. */
  public static Tuning standard() {
    return new Tuning(
        EnumSet.allOf(Rail.class),
        0.10,
        0.50,
        Duration.ofSeconds(20),
        List.of(new Amount.Share(0.01), new Amount.Fixed(Memory.mib(4))),
        Duration.ofSeconds(30),
        3,
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        KsmTuning.standard());
  }

  /** These numbers with only some of the rails. Safety rails come off only in sim and lab. */
  public Tuning with(Set<Rail> others) {
    return new Tuning(
        others,
        step,
        ratePerMinute,
        coolDown,
        minimumChange,
        staleAfter,
        noProgressCycles,
        backOff,
        statisticsPeriod,
        ksm);
  }

  /**
   * These numbers for giving back what was changed: rails that spare guests and the host hold, but
   * an original size may be above a limit, and goes back in one step.
   */
  public Tuning forRelease() {
    return new Tuning(
        FOR_RELEASE,
        step,
        ratePerMinute,
        coolDown,
        minimumChange,
        staleAfter,
        noProgressCycles,
        backOff,
        Duration.ZERO,
        new KsmTuning(true, ksm.cpuLimit()));
  }

  boolean holds(Rail rail) {
    return rails.contains(rail);
  }

  long stepKib(long maximumKib) {
    return Math.round(maximumKib * step);
  }

  long smallestChangeKib(long maximumKib) {
    return minimumChange.stream().mapToLong(least -> least.kibOf(maximumKib)).max().orElse(0);
  }

  /** How long a guest is left alone after it could not follow for the {@code times}th time. */
  Duration backOff(int times) {
    return backOff.multipliedBy(1L << Math.min(Math.max(0, times - 1), MOST_DOUBLINGS));
  }
}
