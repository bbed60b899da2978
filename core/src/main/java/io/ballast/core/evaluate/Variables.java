package io.ballast.core.evaluate;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What policies keep with the host and the guests from one evaluation to the next: numbers,
 * strings, booleans and nil, by entity and name. It survives a change of policy.
 */
public record Variables(Map<String, Map<String, Value>> byEntity) {

  public Variables {
    byEntity = Map.copyOf(byEntity);
  }

  public static Variables none() {
    return new Variables(Map.of());
  }

  /** The value kept under a name; nil if there is none. */
  Value get(String entity, String name) {
    return byEntity.getOrDefault(entity, Map.of()).getOrDefault(name, Value.NIL);
  }

  /** These with what an evaluation set, without entities that are no longer there. */
  Variables with(Map<Entity, Map<String, Value>> set, Predicate<String> present) {
    Map<String, Map<String, Value>> next = new HashMap<>(byEntity);
    set.forEach((entity, values) -> next.merge(entity.id(), keepable(values), Variables::over));
    next.keySet().removeIf(present.negate());
    return new Variables(next);
  }

  private static Map<String, Value> over(Map<String, Value> old, Map<String, Value> set) {
    Map<String, Value> all = new HashMap<>(old);
    all.putAll(set);
    return Map.copyOf(all);
  }

  private static Map<String, Value> keepable(Map<String, Value> values) {
    Map<String, Value> kept = new HashMap<>(values);
    kept.replaceAll((name, value) -> isKeepable(value) ? value : Value.NIL);
    return Map.copyOf(kept);
  }

  /**
   * A list, an entity or a function would keep a moment alive that is over. It becomes nil, so that
   * the value it replaced does not come back.
   */
  private static boolean isKeepable(Value value) {
    return switch (value) {
      case Value.Nil _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _ -> true;
      case Value.Items _, Value.Ref _, Value.Function _ -> false;
    };
  }
}
