package io.ballast.core.evaluate;

/** What a policy wishes for. */
public sealed interface ControlWish permits BalloonWish, KsmWish {

  /** Where the policy wishes it, as {@code file:line}. */
  String place();
}
