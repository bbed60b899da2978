package io.ballast.policy.syntax;

import io.ballast.policy.vocabulary.Unit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may follow a number without a space, as in {@code 512MiB}: the closed list of suffixes.
 *
 * <p>Memory is in KiB, since every amount of memory that a policy sees is; a part of a hundred is
 * the ratio, so that {@code (* 20% total)} is a fifth. Times keep the unit they are written in.
 */
public enum Suffix {
  BYTES("B", Unit.BYTES, 1, 1),
  KIB("KiB", Unit.KIB, 1, 1),
  MIB("MiB", Unit.KIB, 1L << 10, 1),
  GIB("GiB", Unit.KIB, 1L << 20, 1),
  TIB("TiB", Unit.KIB, 1L << 30, 1),
  PERCENT("%", Unit.RATIO, 1, 100),
  SECONDS("s", Unit.SECONDS, 1, 1),
  MILLISECONDS("ms", Unit.MILLISECONDS, 1, 1),
  MICROSECONDS("us", Unit.MICROSECONDS, 1, 1);

  private static final Set<String> SYMBOLS =
      Arrays.stream(values()).map(Suffix::text).collect(Collectors.toUnmodifiableSet());

  private final String text;
  private final Unit unit;
  private final long factor;
  private final long divisor;

  Suffix(String text, Unit unit, long factor, long divisor) {
    this.text = text;
    this.unit = unit;
    this.factor = factor;
    this.divisor = divisor;
  }

  /** The suffix of that name. */
  public static Optional<Suffix> of(String text) {
    return Arrays.stream(values()).filter(suffix -> suffix.text.equals(text)).findFirst();
  }

  static boolean isOne(String text) {
    return SYMBOLS.contains(text);
  }

  /** As policies write it. */
  public String text() {
    return text;
  }

  /** The unit of the value that the literal has. */
  public Unit unit() {
    return unit;
  }

  /** The literal's value is its number times this, divided by {@link #divisor}. */
  public long factor() {
    return factor;
  }

  public long divisor() {
    return divisor;
  }
}
