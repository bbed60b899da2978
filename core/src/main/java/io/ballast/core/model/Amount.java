package io.ballast.core.model;

import java.math.BigDecimal;

/** An amount of memory as an administrator writes it: a share of some whole, or fixed. */
public sealed interface Amount {

  /** The amount in KiB, rounded, when the whole is {@code wholeKib}; at most the whole. */
  long kibOf(long wholeKib);

  /** As an administrator writes it: {@code 75 %}, {@code 512 MiB}. */
  String text();

  /**
   * A share of the whole.
   *
   * @param ratio 0 to 1
   */
  record Share(double ratio) implements Amount {
    @Override
    public long kibOf(long wholeKib) {
      return Math.min(Math.round(wholeKib * ratio), wholeKib);
    }

    @Override
    public String text() {
      return BigDecimal.valueOf(ratio).movePointRight(2).stripTrailingZeros().toPlainString()
          + " %";
    }
  }

  /**
   * The same whatever the whole, as long as it is there.
   *
   * @param kib not negative
   */
  record Fixed(long kib) implements Amount {
    @Override
    public long kibOf(long wholeKib) {
      return Math.min(kib, wholeKib);
    }

    @Override
    public String text() {
      MemoryUnit unit = MemoryUnit.largestDividing(kib);
      return kib / unit.kib() + " " + unit.symbol();
    }
  }
}
