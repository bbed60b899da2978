package io.ballast.app.config;

/** A value cannot be read. The message goes on after the key's name: {@code must be …}. */
final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  BadValue(String message) {
    super(message);
  }
}
