package io.ballast.core.evaluate;

/** What a policy wishes for. */
public sealed interface ControlWish permits BalloonWish, CpuWish, DiskWish, KsmWish {

  /** Where the policy wishes it, as {@code file:line}. */
  String place();

  /** What the policy says it is for, one printable line; empty if it says nothing. */
  String reason();

  /** The place, with the reason if there is one: {@code file:line: reason}. */
  default String told() {
    return reason().isEmpty() ? place() : place() + ": " + reason();
  }
}
