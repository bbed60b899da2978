package io.ballast.app.config;

import java.util.List;

/** Whether the guard holds changes to steps, rates and pauses. */
public enum Smoothing implements Choice {
  /** With a shipped policy only: a policy written for MOM does its own smoothing. */
  AUTO("auto"),
  /** Always. */
  ON("on"),
  /** Never. */
  OFF("off");

  private final List<String> words;

  Smoothing(String... words) {
    this.words = List.of(words);
  }

  @Override
  public List<String> words() {
    return words;
  }
}
