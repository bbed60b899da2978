package io.ballast.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a configuration while it is read. */
final class Report {
  private static final Comparator<ConfigProblem> BY_LINE =
      Comparator.comparingInt(problem -> problem.place().line());

  private final List<ConfigProblem> errors = new ArrayList<>();
  private final List<ConfigProblem> warnings = new ArrayList<>();

  void error(Place place, String message) {
    errors.add(new ConfigProblem(place, message));
  }

  void warning(Place place, String message) {
    warnings.add(new ConfigProblem(place, message));
  }

  void addErrors(List<ConfigProblem> problems) {
    errors.addAll(problems);
  }

  /** In the order of the file. */
  List<ConfigProblem> errors() {
    return errors.stream().sorted(BY_LINE).toList();
  }

  /** In the order of the file. */
  List<ConfigProblem> warnings() {
    return warnings.stream().sorted(BY_LINE).toList();
  }
}
