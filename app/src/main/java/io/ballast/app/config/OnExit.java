package io.ballast.app.config;

import java.util.List;

/** What becomes of guests' sizes and other settings when the daemon is told to stop. */
public enum OnExit implements Choice {
  /** They stay as they are; the next daemon goes on from there. */
  KEEP("keep"),
  /** They go back to what they were, as far as the host has memory for it. */
  RELEASE("release");

  private final String word;

  OnExit(String word) {
    this.word = word;
  }

  @Override
  public List<String> words() {
    return List.of(word);
  }
}
