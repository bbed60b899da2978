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
    STRING,
    SYMBOL,
    OPERATOR
  }
}
