package io.ballast.policy.syntax;

/** A word of a text. */
record Token(Kind kind, String text, Span span) {

  enum Kind {
    OPEN,
    CLOSE,
    INTEGER,
    HEX,
    OCTAL,
    REAL,
    /** {@code %} right after a number. */
    PERCENT,
    STRING,
    SYMBOL,
    OPERATOR
  }

  /** Whether a suffix may follow it. */
  boolean isSuffixable() {
    return kind == Kind.INTEGER || kind == Kind.REAL;
  }

  /** Whether it ends where something begins. */
  boolean touches(int start) {
    return span.end() == start;
  }
}
