package io.ballast.host.stomp;

/**
 * How much of a frame is taken.
 *
 * @param bodyBytes of the body
 * @param lineBytes of the command, and of each header
 * @param headers so many of them
 */
public record Bounds(int bodyBytes, int lineBytes, int headers) {

  /** Room for the statistics of a few thousand guests. */
  public static Bounds usual() {
    return new Bounds(16 << 20, 16 << 10, 64);
  }
}
