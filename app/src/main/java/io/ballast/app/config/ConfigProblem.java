package io.ballast.app.config;

/**
 * Something the administrator should know about the configuration.
 *
 * @param message one clear sentence with its remedy, without the place
 */
public record ConfigProblem(Place place, String message) {

  /** {@code FILE:LINE: sentence}. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
