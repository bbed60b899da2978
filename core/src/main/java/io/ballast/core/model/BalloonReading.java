package io.ballast.core.model;

import java.util.OptionalLong;

/**
 * What a hypervisor knows of a guest's balloon and, through its driver, of the memory inside.
 *
 * <p>Everything optional is absent when the driver does not report it: a value of all ones never
 * gets here.
 *
 * @param currentKib the guest's memory now
 * @param maximumKib the most that the balloon can give it
 * @param availableKib the total that the guest's kernel sees
 * @param unusedKib memory that the guest uses for nothing, its page cache excluded
 * @param usableKib what the guest could use without swapping (its MemAvailable)
 * @param diskCachesKib page cache inside the guest
 * @param swapInKib swapped in, counted as {@code counting} says, as are the next three
 * @param swapOutKib swapped out
 * @param majorFaults faults that had to read a disk
 * @param minorFaults faults that had not
 * @param lastUpdateSeconds host wall-clock second at which the driver last reported; 0 is absent
 * @param guaranteedKib what the hypervisor says that the guest was promised; absent where it knows
 *     of no promise
 * @param counting over which time swapping and faults are counted
 */
public record BalloonReading(
    long currentKib,
    long maximumKib,
    OptionalLong availableKib,
    OptionalLong unusedKib,
    OptionalLong usableKib,
    OptionalLong diskCachesKib,
    OptionalLong swapInKib,
    OptionalLong swapOutKib,
    OptionalLong majorFaults,
    OptionalLong minorFaults,
    OptionalLong lastUpdateSeconds,
    OptionalLong guaranteedKib,
    Counting counting) {

  /** Over which time swapping and faults are counted. */
  public enum Counting {
    /** Since the guest's start. */
    IN_ALL,
    /** In a second. */
    PER_SECOND
  }

  /** A balloon of a hypervisor that knows of no promises, and counts from the guest's start. */
  public BalloonReading(
      long currentKib,
      long maximumKib,
      OptionalLong availableKib,
      OptionalLong unusedKib,
      OptionalLong usableKib,
      OptionalLong diskCachesKib,
      OptionalLong swapInKib,
      OptionalLong swapOutKib,
      OptionalLong majorFaults,
      OptionalLong minorFaults,
      OptionalLong lastUpdateSeconds) {
    this(
        currentKib,
        maximumKib,
        availableKib,
        unusedKib,
        usableKib,
        diskCachesKib,
        swapInKib,
        swapOutKib,
        majorFaults,
        minorFaults,
        lastUpdateSeconds,
        OptionalLong.empty(),
        Counting.IN_ALL);
  }

  /** The same, with the guest's own words where its driver has not reported. */
  public BalloonReading told(MemoryReport report) {
    if (availableKib.isPresent() && lastUpdateSeconds.orElse(0) > 0) {
      return this;
    }
    return new BalloonReading(
        currentKib,
        maximumKib,
        OptionalLong.of(report.totalKib()),
        OptionalLong.of(report.unusedKib()),
        report.usableKib(),
        report.cachesKib(),
        OptionalLong.of(report.swapInKib()),
        OptionalLong.of(report.swapOutKib()),
        OptionalLong.of(report.majorFaults()),
        OptionalLong.of(report.minorFaults()),
        OptionalLong.of(report.at().wall().getEpochSecond()),
        guaranteedKib,
        Counting.IN_ALL);
  }

  /** A balloon whose driver reports nothing about the inside. */
  public static BalloonReading withoutStatistics(long currentKib, long maximumKib) {
    OptionalLong none = OptionalLong.empty();
    return new BalloonReading(
        currentKib, maximumKib, none, none, none, none, none, none, none, none, none);
  }
}
