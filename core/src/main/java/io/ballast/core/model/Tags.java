package io.ballast.core.model;

import java.util.Map;

/**
 * What a guest's owner wrote on it for policies to read: hostile until escaped.
 *
 * @param byName at most {@link #MOST}, names and values at most {@link #LONGEST} characters long
 * @param leftOut how many more there are
 */
public record Tags(Map<String, String> byName, int leftOut) {
  public static final int MOST = 64;
  public static final int LONGEST = 256;

  /** A guest without tags. */
  public static final Tags NONE = new Tags(Map.of(), 0);

  public Tags {
    byName = Map.copyOf(byName);
  }

  /** These tags, none left out. */
  public static Tags of(Map<String, String> byName) {
    return new Tags(byName, 0);
  }
}
