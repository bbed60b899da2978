package io.ballast.core.model;

/**
 * What limits a guest's vCPUs: each may run for the quota in each period.
 *
 * @param quotaMicros for one vCPU; {@link #NO_QUOTA} is without limit
 * @param periodMicros 0 if the hypervisor tells none
 * @param userLimitPercent of all the guest's vCPUs together, by its owner's contract; 100 is all
 */
public record CpuTune(long quotaMicros, long periodMicros, int userLimitPercent) {
  public static final long NO_QUOTA = CpuLimits.NO_QUOTA;

  /** What of it can be set. */
  public CpuLimits limits() {
    return new CpuLimits(quotaMicros, periodMicros);
  }
}
