package io.ballast.sim;

/** What a host's kernel has of KSM, its merging of equal pages. */
public enum KsmKernel {
  /** Built without. */
  NONE,
  /** As up to 6.3: neither advisor, nor smart scan, nor the files that tell its profit. */
  OLD,
  /** As from 6.8 on. */
  MODERN
}
