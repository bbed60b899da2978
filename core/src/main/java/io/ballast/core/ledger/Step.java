package io.ballast.core.ledger;

import io.ballast.core.model.Action;

/** What comes next for a setting that is to be what it was. */
public sealed interface Step {

  /** This. */
  record Do(Action action) implements Step {}

  /**
   * Nothing yet.
   *
   * @param why one clause
   */
  record Wait(String why) implements Step {}
}
