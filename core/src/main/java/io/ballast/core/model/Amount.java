package io.ballast.core.model;

/** An amount of memory as an administrator writes it: a share of something, or fixed. */
public sealed interface Amount {

  /**
   * A share of the whole.
   *
   * @param ratio 0 to 1
   */
  record Share(double ratio) implements Amount {}

  record Fixed(long kib) implements Amount {}

  /** The amount in KiB when the whole is {@code wholeKib}; at most the whole. */
  default long kibOf(long wholeKib) {
    return switch (this) {
      case Share(double ratio) -> Math.min(Math.round(wholeKib * ratio), wholeKib);
      case Fixed(long kib) -> Math.min(kib, wholeKib);
    };
  }
}
