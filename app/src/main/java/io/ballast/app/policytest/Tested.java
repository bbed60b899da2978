package io.ballast.app.policytest;

import java.util.List;

/**
 * What came of all tests.
 *
 * @param malformed sentences about what is no test; nothing ran if there are any
 * @param rejected what is wrong with policies; each ends its last line
 * @param coverage of each file of each policy that ran
 */
public record Tested(
    List<String> malformed,
    List<String> rejected,
    List<Result> results,
    List<FileCoverage> coverage) {

  /**
   * How much of a policy's file the tests evaluated.
   *
   * @param percent of its expressions, rounded down
   * @param gaps the outermost expressions that no test evaluated, as {@code place: text}
   */
  public record FileCoverage(
      String file, int percent, int evaluated, int expressions, List<String> gaps) {
    public FileCoverage {
      gaps = List.copyOf(gaps);
    }
  }

  public Tested {
    malformed = List.copyOf(malformed);
    rejected = List.copyOf(rejected);
    results = List.copyOf(results);
    coverage = List.copyOf(coverage);
  }

  /** How many tests passed. */
  public int passed() {
    return (int) results.stream().filter(Result::passed).count();
  }

  /** How many did not. */
  public int failed() {
    return results.size() - passed();
  }
}
