package io.ballast.app.config;

import java.util.List;

/** Whether the pages of a class's guests may be merged with equal ones of other guests. */
enum Merging implements Choice {
  ALLOW("allow"),
  FORBID("forbid");

  private final String word;

  Merging(String word) {
    this.word = word;
  }

  @Override
  public List<String> words() {
    return List.of(word);
  }
}
