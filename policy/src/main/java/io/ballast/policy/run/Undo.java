package io.ballast.policy.run;

/** One change that an iteration made and that can be taken back. */
@FunctionalInterface
interface Undo {
  void undo();
}
