package io.ballast.core.model;

import java.util.Locale;

/** Amounts of memory in KiB, Ballast's one unit for it. */
public final class Memory {
  public static final long KIB_PER_PAGE = 4;
  public static final long KIB_PER_MIB = 1024;
  public static final long KIB_PER_GIB = 1024 * KIB_PER_MIB;

  private Memory() {}

  public static long mib(long mib) {
    return mib * KIB_PER_MIB;
  }

  public static long gib(long gib) {
    return gib * KIB_PER_GIB;
  }

  /** For people: {@code 812 MiB}, {@code 3.5 GiB}. */
  public static String text(long kib) {
    if (Math.abs(kib) < KIB_PER_MIB) {
      return kib + " KiB";
    }
    if (Math.abs(kib) < 10 * KIB_PER_GIB) {
      return Math.round((double) kib / KIB_PER_MIB) + " MiB";
    }
    return String.format(Locale.ROOT, "%.1f GiB", (double) kib / KIB_PER_GIB);
  }

  /** {@code value} within {@code low} and {@code high}; {@code high} wins where they cross. */
  public static long clamp(long value, long low, long high) {
    return Math.min(Math.max(value, low), high);
  }
}
