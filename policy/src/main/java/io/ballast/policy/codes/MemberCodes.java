package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.loading;

import java.util.List;

/** P05: fields, methods and controls of entities. */
public final class MemberCodes {
  public static final Code UNKNOWN_FIELD =
      loading(
          "P0501",
          "unknown-field",
          "Nothing provides a field or method of that name.",
          """
          An unknown field is an error when it is evaluated. docs/policy-reference.md lists what a
          host and a guest have.
          """,
          "(with Guests g (debug g.ballon_cur))",
          "(with Guests g (debug g.balloon_cur))");

  public static final Code UNKNOWN_CONTROL =
      loading(
          "P0502",
          "unknown-control",
          "Nothing carries out a control of that name.",
          "What is wished for it has no effect. docs/policy-reference.md lists the controls.",
          "(Host.Control \"ksm_rum\" 1)",
          "(Host.Control \"ksm_run\" 1)");

  public static final Code ABSENT_FIELD =
      loading(
          "P0503",
          "absent-field",
          "A field exists, but its collector is not configured.",
          """
          Without the collector the field is unknown, and an error when it is evaluated. The hint names
          the line of the configuration that brings it.
          """,
          "(with Guests g (debug g.vcpu_usage))",
          "(with Guests g (debug g.balloon_cur))");

  public static final Code ABSENT_CONTROL =
      loading(
          "P0504",
          "absent-control",
          "A control exists, but its controller is not configured.",
          """
          What is wished for it is not carried out. The hint names the line of the configuration that
          brings it.
          """,
          "(Host.Control \"ksm_merge_across_nodes\" 0)",
          "(Host.Control \"ksm_run\" 0)");

  static final List<Code> ALL =
      List.of(UNKNOWN_FIELD, UNKNOWN_CONTROL, ABSENT_FIELD, ABSENT_CONTROL);

  private MemberCodes() {}
}
