package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.running;

import java.util.List;

/** P09: errors met while a policy runs. */
public final class RunningCodes {
  public static final Code ISOLATED =
      running(
          "P0901",
          "isolated",
          "An error at one guest: that guest holds its size for the cycle, the others go on.",
          """
          The error happened while a guest was the item of the innermost loop. What the policy did for
          the guest in this cycle is undone, and all its controls are dropped.
          """,
          "(with Guests g (/ g.balloon_cur (- g.balloon_cur g.balloon_cur)))",
          "(with Guests g (/ g.balloon_cur g.balloon_max))");

  public static final Code FAILED =
      running(
          "P0902",
          "failed",
          "An error outside all loops over guests: the policy controls nothing in the cycle.",
          "The place is the expression that failed. The error repeats in each cycle that meets it.",
          "(/ Host.mem_free (- Host.mem_free Host.mem_free))",
          "(/ Host.mem_free Host.mem_available)");

  static final List<Code> ALL = List.of(ISOLATED, FAILED);

  private RunningCodes() {}
}
