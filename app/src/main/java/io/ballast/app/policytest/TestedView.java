package io.ballast.app.policytest;

import java.util.List;

/** What came of all tests, as programs read it. */
public record TestedView(
    int passed, int failed, List<View> tests, List<Tested.FileCoverage> coverage) {

  /** One test. */
  public record View(
      String name, String file, int line, boolean passed, List<Result.Failing> failings) {}

  /** The same as a record whose names are the keys. */
  public static TestedView of(Tested tested) {
    List<View> tests =
        tested.results().stream()
            .map(it -> new View(it.name(), it.file(), it.line(), it.passed(), it.failings()))
            .toList();
    return new TestedView(tested.passed(), tested.failed(), tests, tested.coverage());
  }
}
