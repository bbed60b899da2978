package io.ballast.policy.vocabulary;

import java.util.Map;

/**
 * What a type of entity lacks and could have, each name with one sentence that says how it comes.
 */
public record Absent(Map<String, String> fields, Map<String, String> controls) {

  public static final Absent NOTHING = new Absent(Map.of(), Map.of());

  public Absent {
    fields = Map.copyOf(fields);
    controls = Map.copyOf(controls);
  }
}
