package io.ballast.core.collect;

import java.io.IOException;
import java.util.List;

/** The host's memory in KiB, as /proc/meminfo has it. */
public record MemInfo(
    long totalKib,
    long freeKib,
    long availableKib,
    long buffersKib,
    long cachedKib,
    long anonymousKib,
    long swapTotalKib,
    long swapFreeKib) {

  /**
   * Parses the file's text.
   *
   * @throws IOException if a line that every Linux since 3.14 has is missing
   */
  public static MemInfo parse(String text) throws IOException {
    for (String name : List.of("MemTotal", "MemFree", "MemAvailable")) {
      if (Counters.of(text, name) < 0) {
        throw new IOException("/proc/meminfo has no line `" + name + "`.");
      }
    }
    return new MemInfo(
        Counters.of(text, "MemTotal"),
        Counters.of(text, "MemFree"),
        Counters.of(text, "MemAvailable"),
        orZero(text, "Buffers"),
        orZero(text, "Cached"),
        orZero(text, "AnonPages"),
        orZero(text, "SwapTotal"),
        orZero(text, "SwapFree"));
  }

  /** Swap in use, in KiB. */
  public long swapUsedKib() {
    return Math.max(0, swapTotalKib - swapFreeKib);
  }

  private static long orZero(String text, String name) {
    return Math.max(0, Counters.of(text, name));
  }
}
