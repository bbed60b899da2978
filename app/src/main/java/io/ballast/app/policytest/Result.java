package io.ballast.app.policytest;

import java.util.List;

/**
 * What came of a test.
 *
 * @param failings what was not as expected; empty if it passed
 */
public record Result(String name, String file, int line, List<Failing> failings) {

  /**
   * Something that is not as expected.
   *
   * @param expected as the test has it
   * @param place where
   * @param actual what came instead
   * @param trace how it came to be, as lines; empty if told before
   */
  public record Failing(String expected, String place, String actual, List<String> trace) {
    public Failing {
      trace = List.copyOf(trace);
    }

    Failing withoutTrace() {
      return new Failing(expected, place, actual, List.of());
    }
  }

  public Result {
    failings = List.copyOf(failings);
  }

  /** Whether all is as expected. */
  public boolean passed() {
    return failings.isEmpty();
  }
}
