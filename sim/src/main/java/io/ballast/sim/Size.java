package io.ballast.sim;

/** Memory sizes in KiB, the unit of every size in this package. */
public final class Size {
  /** A page of memory, the grain of balloons and swap. */
  static final long PAGE_KIB = 4;

  private Size() {}

  /** So many MiB, in KiB. */
  public static long mib(long mib) {
    return mib * 1024;
  }

  /** So many GiB, in KiB. */
  public static long gib(long gib) {
    return gib * 1024 * 1024;
  }

  /** What a rate moves in a while, in KiB. */
  static long moved(long kibPerSecond, double seconds) {
    return (long) (kibPerSecond * seconds);
  }
}
