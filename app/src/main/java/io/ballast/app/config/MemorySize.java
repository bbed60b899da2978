package io.ballast.app.config;

import java.math.BigDecimal;

/** A size of memory, given outright or as a share of some whole. */
public sealed interface MemorySize {

  /** The size in KiB, rounded down, where the whole is {@code wholeKib}. */
  long kibOf(long wholeKib);

  /** As an administrator writes it: {@code 75 %}, {@code 512 MiB}. */
  String text();

  /**
   * @param percent of the whole; 100 is all of it
   */
  record Percent(double percent) implements MemorySize {
    @Override
    public long kibOf(long wholeKib) {
      return (long) (wholeKib * percent / 100);
    }

    @Override
    public String text() {
      return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + " %";
    }
  }

  /**
   * @param kib not negative
   */
  record Amount(long kib) implements MemorySize {
    @Override
    public long kibOf(long wholeKib) {
      return kib;
    }

    @Override
    public String text() {
      MemoryUnit unit = MemoryUnit.largestDividing(kib);
      return kib / unit.kib() + " " + unit.symbol();
    }
  }
}
