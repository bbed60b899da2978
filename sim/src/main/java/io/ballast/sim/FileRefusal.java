package io.ballast.sim;

/** How a kernel refuses a file that is there. */
public enum FileRefusal {
  /** EACCES: we may not. */
  DENIED,
  /** EIO: it could not. */
  BROKEN
}
