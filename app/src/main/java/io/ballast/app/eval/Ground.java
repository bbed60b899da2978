package io.ballast.app.eval;

import io.ballast.core.guard.Reason;

/**
 * What a verdict rests on.
 *
 * @param rail the guard's rail that spoke; empty if the wish never got to the guard
 * @param why one clause
 */
public record Ground(String rail, String why) {

  static Ground of(Reason reason) {
    return new Ground(reason.rail().text(), reason.why());
  }

  static Ground beforeTheGuard(String why) {
    return new Ground("", why);
  }

  /** For people. */
  @Override
  public String toString() {
    return rail.isEmpty() ? why : rail + ": " + why;
  }
}
