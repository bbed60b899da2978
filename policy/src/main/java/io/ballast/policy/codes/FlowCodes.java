package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.loading;

import java.util.List;

/** P07: what is evaluated at all. */
public final class FlowCodes {
  public static final Code UNREACHABLE =
      loading(
          "P0701",
          "unreachable",
          "A branch is never evaluated.",
          """
          The condition is the same each time, because it is written as a plain value. False are nil,
          0, the empty string and nothing else that can be written; everything else is true. In a cond
          nothing after a clause that always holds is reached.
          """,
          "(debug (if 1 Host.mem_free Host.mem_available))",
          "(debug Host.mem_free)");

  static final List<Code> ALL = List.of(UNREACHABLE);

  private FlowCodes() {}
}
