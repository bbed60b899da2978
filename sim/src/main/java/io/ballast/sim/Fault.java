package io.ballast.sim;

/** What can be wrong with a guest's balloon driver. Each begins and ends at any time. */
public enum Fault {
  /** Targets are accepted and never followed. */
  STUCK_BALLOON,
  /** Targets are followed at a small part of the usual rate. */
  SLOW_BALLOON,
  /** Reports no longer come: the last one stays, with its time. */
  FROZEN_STATISTICS,
  /** Reports claim, truth or not, that the guest has nothing left and is swapping. */
  CLAIMS_STARVATION,
  /** Reports claim, truth or not, that nearly all memory is unused. */
  CLAIMS_IDLENESS,
  /** Reports contradict themselves: more usable than available, more unused than the maximum. */
  REPORTS_GARBAGE,
  /** Reports come in time and every value in them is absent. */
  REPORTS_NO_VALUES,
  /** No driver is loaded: no reports, and the balloon is given back and stays empty. */
  NO_DRIVER
}
