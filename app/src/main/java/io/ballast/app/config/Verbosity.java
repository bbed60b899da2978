package io.ballast.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** The one that is meant by a word or one of MOM's numbers, if any is. */
  public static Optional<Verbosity> of(String word) {
    String known = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(level -> level.words.contains(known)).findFirst();
  }

  @Override
  public List<String> words() {
    return words;
  }
}
