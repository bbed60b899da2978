package io.ballast.policy.run;

/** What an error in a loop over guests costs. */
public enum Isolation {
  /** The one guest's controls of the cycle. */
  ON,
  /** The whole cycle, as in MOM. */
  OFF
}
