package io.ballast.policy.syntax;

import java.math.BigInteger;
import java.util.List;

/**
 * An expression as it stands in the text.
 *
 * <p>Which form a list is can be known only when it runs: a variable may hide a built-in. So a list
 * keeps its items as written, and a malformed form that never runs does no harm.
 */
public sealed interface Expr {

  /** Where it stands. */
  Span span();

  /** A number without a suffix. */
  sealed interface Numeral extends Expr {}

  /** An integer of any size. */
  record Int(BigInteger value, Span span) implements Numeral {}

  /** A finite or infinite double; a policy cannot write a NaN. */
  record Real(double value, Span span) implements Numeral {}

  /**
   * A number with a suffix, such as {@code 512MiB}.
   *
   * @param number as written
   */
  record Quantity(Numeral number, Suffix suffix, Span span) implements Expr {}

  /**
   * A string.
   *
   * @param value between the quotes, backslashes included
   */
  record Text(String value, Span span) implements Expr {}

  /** A number that reads well but has no value, such as {@code 0o19}: an error when it runs. */
  record BadOctal(String text, Span span) implements Expr {}

  /** A symbol, plain or dotted. Both can be bound. */
  sealed interface Symbol extends Expr {
    /** The whole symbol as written. */
    String name();
  }

  /** A symbol without a dot. */
  record Name(String name, Span span) implements Symbol {}

  /**
   * A symbol with a dot: a field or method of an entity.
   *
   * @param owner before the first dot
   * @param member between the first dot and the second, if there is one; may be empty
   */
  record Dotted(String name, String owner, String member, Span span) implements Symbol {}

  /** An operator that is no word, such as {@code <=}: it can only stand at the head of a list. */
  record Operator(String name, Span span) implements Expr {}

  /** What encloses a list. */
  enum Bracket {
    ROUND('(', ')'),
    SQUARE('[', ']'),
    CURLY('{', '}');

    private final char open;
    private final char close;

    Bracket(char open, char close) {
      this.open = open;
      this.close = close;
    }

    public char open() {
      return open;
    }

    public char close() {
      return close;
    }
  }

  /** A list: round and square ones are calls; a curly one gives the value of its last item. */
  record Listing(Bracket bracket, List<Expr> items, Span span) implements Expr {
    public Listing {
      items = List.copyOf(items);
    }

    /** Whether it evaluates each of its items and gives the last. */
    public boolean isBlock() {
      return bracket == Bracket.CURLY;
    }
  }
}
