package io.ballast.sim;

/**
 * How fast a balloon driver works.
 *
 * @param inflateKibPerSecond taking memory from the guest: each page must be found free first
 * @param deflateKibPerSecond giving memory back, which is only a free
 */
public record BalloonRates(long inflateKibPerSecond, long deflateKibPerSecond) {
  /** A modern Linux guest under some load. */
  public static final BalloonRates USUAL = new BalloonRates(Size.mib(64), Size.mib(256));

  /** What is left of a rate while {@link Fault#SLOW_BALLOON} lasts. */
  static final double SLOW_PART = 0.05;
}
