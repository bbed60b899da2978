package io.ballast.sim;

/** Random numbers by place instead of by order: the same seed and index give the same number. */
final class Noise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Noise() {}

  /** Sixty-four well mixed bits (the finalizer of SplitMix64). */
  static long bits(long seed, long index) {
    long z = seed + GOLDEN * (index + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Evenly spread from 0 inclusive to 1 exclusive. */
  static double unit(long seed, long index) {
    return (bits(seed, index) >>> 11) * 0x1.0p-53;
  }
}
