package io.ballast.app.manual;

import io.ballast.policy.codes.Code;
import io.ballast.policy.codes.Codes;
import io.ballast.policy.syntax.Printable;
import java.util.stream.Collectors;

/** The page docs/policy-diagnostics.md, from the declarations of codes. */
final class DiagnosticsManual {
  private static final int LONGEST_LINE = 90;

  private DiagnosticsManual() {}

  static String text() {
    return """
        # What the checker says about policies

        This page is made from the declarations in the program; a test fails when the two differ, and
        another checks that each bad example has exactly its problem and each good one none.
        `ballast policy explain-code CODE` prints a section.

        A problem is an error, and the policy is rejected, if the text cannot be read or if every
        evaluation reaches it; elsewhere it is a warning.

        """
        + Codes.all().stream().map(DiagnosticsManual::section).collect(Collectors.joining("\n"));
  }

  private static String section(Code code) {
    String when =
        switch (code.when()) {
          case LOADING -> "";
          case RUNNING -> "It is met when the policy runs. ";
        };
    return "## %s %s\n\n**%s** %s%s\n\nBad:\n\n%s\nGood:\n\n%s"
        .formatted(
            code.number(),
            code.slug(),
            code.title(),
            when,
            code.explanation(),
            example(code.bad()),
            example(code.good()));
  }

  private static String example(String policy) {
    return policy
        .lines()
        .map(line -> Printable.shortened(line, LONGEST_LINE) + "\n")
        .collect(Collectors.joining("", "```\n", "```\n"));
  }
}
