package io.ballast.app.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters. */
public enum Level {
  OK,
  /** Worth knowing; nothing needs to be done. */
  NOTE,
  /** Ballast works, but not as well as it could. */
  WARNING,
  /** Ballast does not work here, or does harm. */
  PROBLEM;

  /** As people and programs read it. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
