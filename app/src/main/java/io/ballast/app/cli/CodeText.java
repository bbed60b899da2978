package io.ballast.app.cli;

import io.ballast.policy.codes.Code;
import io.ballast.policy.syntax.Printable;
import java.util.stream.Collectors;

/** What a code means, as plain text. */
final class CodeText {
  /** Some bad examples are bad because they are long. */
  private static final int LONGEST_LINE = 90;

  private CodeText() {}

  /** Several lines, each ended. */
  static String of(Code code) {
    String good =
        switch (code.when()) {
          case LOADING -> "Nothing is said about:";
          case RUNNING -> "This runs:";
        };
    String bad =
        switch (code.when()) {
          case LOADING -> "It is said about:";
          case RUNNING -> "This fails when it runs:";
        };
    return "%s %s\n%s\n\n%s\n\n%s\n%s\n%s\n%s"
        .formatted(
            code.number(),
            code.slug(),
            code.title(),
            code.explanation(),
            bad,
            example(code.bad()),
            good,
            example(code.good()));
  }

  /** Its lines, indented; long ones are cut. */
  static String example(String policy) {
    return policy
        .lines()
        .map(line -> "    " + Printable.shortened(line, LONGEST_LINE) + "\n")
        .collect(Collectors.joining());
  }
}
