package io.ballast.app.policytest;

import io.ballast.policy.syntax.Printable;
import java.util.List;

/** What came of tests, for people. Whatever tests and policies hold, it is safe to print. */
public final class TestedText {
  private static final int NAME = 100;

  private TestedText() {}

  /** Failures in full, coverage if asked for, and a last line that counts. */
  public static String of(Tested tested, boolean coverage) {
    StringBuilder text = new StringBuilder();
    for (Result result : tested.results()) {
      if (!result.passed()) {
        failed(text, result);
      }
    }
    if (coverage) {
      tested.coverage().forEach(file -> coverage(text, file));
    }
    return text.append(tested.passed() + " passed, " + tested.failed() + " failed\n").toString();
  }

  private static void failed(StringBuilder text, Result result) {
    line(
        text,
        "FAIL %s:%d: %s"
            .formatted(result.file(), result.line(), Printable.shortened(result.name(), NAME)));
    for (Result.Failing failing : result.failings()) {
      line(text, "  expected: " + failing.expected() + " at " + failing.place());
      line(text, "  wished:   " + failing.actual());
      List<String> trace = failing.trace();
      if (!trace.isEmpty()) {
        line(text, "  trace:");
      }
      trace.forEach(traced -> line(text, "    " + traced));
    }
  }

  private static void coverage(StringBuilder text, Tested.FileCoverage file) {
    line(
        text,
        "%s: %d %% of %d expressions evaluated"
            .formatted(file.file(), file.percent(), file.expressions()));
    file.gaps().forEach(gap -> line(text, "  " + gap));
  }

  private static void line(StringBuilder text, String line) {
    text.append(Printable.of(line)).append('\n');
  }
}
