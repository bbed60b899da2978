package io.ballast.app.config;

import java.util.List;

/** How much is logged: everything at least as grave. */
public enum Verbosity implements Choice {
  /** All of it. */
  DEBUG("debug", "5"),
  /** What happens. */
  INFO("info", "4"),
  /** What an administrator should look at. */
  WARN("warn", "3"),
  /** What failed. */
  ERROR("error", "2"),
  /** What ends the program. */
  CRITICAL("critical", "1");

  private final List<String> words;

  Verbosity(String... words) {
    this.words = List.of(words);
  }

  @Override
  public List<String> words() {
    return words;
  }
}
