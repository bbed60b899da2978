package io.ballast.core.guard;

/**
 * The guard's numbers for the kernel's merging of equal pages (KSM).
 *
 * @param controlled whether it is ours to control; if not, nothing of it is ever changed
 * @param cpuLimit the share of one CPU that the kernel's thread may take; 1 is no limit
 */
public record KsmTuning(boolean controlled, double cpuLimit) {

  /** What is in force where the configuration says nothing else. */
  public static KsmTuning standard() {
    return new KsmTuning(false, 0.50);
  }
}
