package io.ballast.core.collect;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read, as a sentence. */
final class Unreadable {
  private Unreadable() {}

  /** The message of a missing or a forbidden file is its bare path. */
  static String why(IOException unreadable) {
    String message = String.valueOf(unreadable.getMessage());
    return switch (unreadable) {
      case NoSuchFileException _ -> "There is no " + message + ".";
      case AccessDeniedException _ -> "We may not read " + message + "; run as root.";
      default -> message;
    };
  }
}
