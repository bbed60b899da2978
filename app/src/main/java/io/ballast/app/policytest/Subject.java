package io.ballast.app.policytest;

/** Of whom a test expects something. */
public sealed interface Subject {
  /** The host itself. */
  record Host() implements Subject {}

  /** The guest of that name. */
  record Guest(String name) implements Subject {}

  /** For people. */
  default String text() {
    return switch (this) {
      case Host _ -> "host";
      case Guest(String name) -> name;
    };
  }
}
