package io.ballast.policy.vocabulary;

/** The unit in which a field or control is given. */
public enum Unit {
  /** No unit: text, a flag, an object. */
  NONE(""),
  KIB("KiB"),
  BYTES("bytes"),
  PAGES("pages"),
  SECONDS("s"),
  MILLISECONDS("ms"),
  MICROSECONDS("µs"),
  NANOSECONDS("ns"),
  /** 0 to 100. */
  PERCENT("%"),
  /** 0 to 1. */
  RATIO("ratio"),
  COUNT("count"),
  BYTES_PER_SECOND("bytes/s");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The unit as people write it; empty for {@link #NONE}. */
  public String symbol() {
    return symbol;
  }
}
