package io.ballast.lab;

/**
 * The lab could not do what was asked; the message says what and, where there is one, the remedy.
 */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LabException(String message) {
    super(message);
  }

  LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
