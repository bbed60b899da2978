package io.ballast.policy.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an evaluation has wished and set on one entity so far. */
final class Marks {

  final Entity entity;
  final Map<String, Wish> wishes = new LinkedHashMap<>();
  final Map<String, Value> variables = new LinkedHashMap<>();
  boolean held;

  Marks(Entity entity) {
    this.entity = entity;
  }
}
