package io.ballast.tools;

import io.ballast.policy.run.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A host or guest in words: what a snapshot file says of one.
 *
 * @param fields the values of each, oldest first
 */
public record Described(
    Map<String, Value> properties, Map<String, Value> variables, Map<String, List<Value>> fields) {

  public Described {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Of which nothing is known. */
  public static Described nothing() {
    return new Described(Map.of(), Map.of(), Map.of());
  }

  /** The same with what another says more, or otherwise. */
  public Described with(Described other) {
    return new Described(
        joined(properties, other.properties),
        joined(variables, other.variables),
        joined(fields, other.fields));
  }

  private static <V> Map<String, V> joined(Map<String, V> one, Map<String, V> other) {
    Map<String, V> all = new LinkedHashMap<>(one);
    all.putAll(other);
    return all;
  }
}
