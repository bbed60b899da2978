package io.ballast.app.config;

import java.util.List;

/** The policies that come with Ballast. */
public enum ShippedPolicy implements Choice {
  /** Entitlement, demand and a weighted allocation. */
  DEFAULT("default"),
  /** The law of MOM's documentation. */
  CLASSIC("classic"),
  /** Nothing is wished, until a remote call brings a policy. */
  NONE("none");

  private final List<String> words;

  ShippedPolicy(String... words) {
    this.words = List.of(words);
  }

  @Override
  public List<String> words() {
    return words;
  }
}
