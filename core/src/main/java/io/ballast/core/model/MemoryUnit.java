package io.ballast.core.model;

import java.util.Locale;
import java.util.Optional;

/** The units an amount of memory may have. */
public enum MemoryUnit {
  KIB("KiB", 0),
  MIB("MiB", 10),
  GIB("GiB", 20),
  TIB("TiB", 30);

  private final String symbol;
  private final int shift;

  MemoryUnit(String symbol, int shift) {
    this.symbol = symbol;
    this.shift = shift;
  }

  public String symbol() {
    return symbol;
  }

  /** How many KiB it has. */
  public long kib() {
    return 1L << shift;
  }

  /** The unit of that symbol, in any case. */
  public static Optional<MemoryUnit> of(String symbol) {
    for (MemoryUnit unit : values()) {
      if (unit.symbol.toLowerCase(Locale.ROOT).equals(symbol.toLowerCase(Locale.ROOT))) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** The largest unit that holds {@code kib} without a fraction. */
  public static MemoryUnit largestDividing(long kib) {
    MemoryUnit largest = KIB;
    for (MemoryUnit unit : values()) {
      if (kib % unit.kib() == 0 && kib != 0) {
        largest = unit;
      }
    }
    return largest;
  }
}
