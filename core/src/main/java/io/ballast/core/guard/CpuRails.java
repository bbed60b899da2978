package io.ballast.core.guard;

import io.ballast.core.model.CpuLimits;

/** The rails of a guest's CPU. */
final class CpuRails {
  /** A vCPU that gets less than one part in so many stalls its guest's kernel. */
  private static final long FLOOR_PART = 100;

  private CpuRails() {}

  /** A period that cannot be is brought into its range, and the quota with it: the share stays. */
  static LimitProposal<CpuLimits> range(LimitProposal<CpuLimits> proposal, Cycle cycle) {
    if (!proposal.isOpen() || !cycle.tuning().holds(Rail.CPU_RANGE)) {
      return proposal;
    }
    CpuLimits to = proposal.to();
    long quota = to.quotaMicros();
    if (quota == 0 || quota < CpuLimits.NO_QUOTA || quota > CpuLimits.MOST_QUOTA) {
      return proposal.veto(
          Rail.CPU_RANGE,
          "a quota is -1 or 1 to %d µs, not %d".formatted(CpuLimits.MOST_QUOTA, quota));
    }
    if (to.periodMicros() <= 0) {
      return proposal.veto(
          Rail.CPU_RANGE, "a period of %d µs cannot be".formatted(to.periodMicros()));
    }
    long period = Math.clamp(to.periodMicros(), CpuLimits.LEAST_PERIOD, CpuLimits.MOST_PERIOD);
    if (period == to.periodMicros()) {
      return proposal;
    }
    double share = (double) quota / to.periodMicros();
    CpuLimits fitting =
        new CpuLimits(to.areNone() ? quota : Math.max(1, Math.round(share * period)), period);
    return proposal.clamp(
        Rail.CPU_RANGE,
        fitting,
        "a period is %d to %d µs; the share of a CPU stays"
            .formatted(CpuLimits.LEAST_PERIOD, CpuLimits.MOST_PERIOD));
  }

  static LimitProposal<CpuLimits> floor(LimitProposal<CpuLimits> proposal, Cycle cycle) {
    CpuLimits to = proposal.to();
    long floor = Math.max(CpuLimits.LEAST_QUOTA, to.periodMicros() / FLOOR_PART);
    boolean below = !to.areNone() && to.quotaMicros() < floor;
    return proposal.isOpen() && below && cycle.tuning().holds(Rail.CPU_FLOOR)
        ? proposal.clamp(
            Rail.CPU_FLOOR,
            new CpuLimits(floor, to.periodMicros()),
            "each vCPU keeps %d of %d µs".formatted(floor, to.periodMicros()))
        : proposal;
  }
}
