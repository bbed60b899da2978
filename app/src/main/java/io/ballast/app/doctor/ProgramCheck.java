package io.ballast.app.doctor;

import java.util.List;

/**
 * What runs.
 *
 * @param program its name and version
 * @param runtime the same of what it runs on
 */
record ProgramCheck(String program, String runtime) implements Check {
  @Override
  public String area() {
    return "program";
  }

  @Override
  public List<Finding> look() {
    return List.of(Finding.ok("%s on %s".formatted(program, runtime)));
  }
}
