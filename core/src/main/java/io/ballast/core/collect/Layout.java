package io.ballast.core.collect;

import io.ballast.policy.vocabulary.FieldDecl;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fields the samples of one entity type have, each with its position. */
public final class Layout {
  private final List<FieldDecl> fields;
  private final Map<String, Integer> positions = new HashMap<>();

  /** Of several declarations of one name the first counts. */
  public Layout(List<FieldDecl> declared) {
    Map<String, FieldDecl> firsts = new LinkedHashMap<>();
    declared.forEach(field -> firsts.putIfAbsent(field.name(), field));
    this.fields = List.copyOf(firsts.values());
    fields.forEach(field -> positions.put(field.name(), positions.size()));
  }

  public List<FieldDecl> fields() {
    return fields;
  }

  /** Whether samples have that field. */
  public boolean has(String field) {
    return positions.containsKey(field);
  }

  /** The field's position, or -1 if there is no such field. */
  public int position(String field) {
    return positions.getOrDefault(field, -1);
  }
}
