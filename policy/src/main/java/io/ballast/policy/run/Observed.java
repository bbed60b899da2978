package io.ballast.policy.run;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was so when an expression was about to be evaluated: code is generated for that, and asks
 * before each run whether it still is.
 *
 * @param kinds of the nearest bindings, by slot, as in {@link Register}
 * @param entities the types of those that are entities, by slot
 * @param abs by slot, whether it is the built-in {@code abs}
 * @param functions by slot
 * @param item the type of the loop's first item; null if that is no entity or there is no loop
 * @param fields the kinds of the newest values of each type's fields, by index
 */
record Observed(
    int[] kinds,
    @Nullable EntityType[] entities,
    boolean[] abs,
    @Nullable CompiledFunction[] functions,
    @Nullable EntityType item,
    Map<EntityType, int[]> fields) {

  /** So many items are looked at for a field that is not nil. */
  private static final int MOST_ITEMS = 8;

  /** Looks at a machine's bindings, and at the items that a loop is about to go through. */
  static Observed of(Machine m, int names, List<Value> items) {
    int[] kinds = new int[names];
    @Nullable EntityType[] entities = new @Nullable EntityType[names];
    boolean[] abs = new boolean[names];
    @Nullable CompiledFunction[] functions = new @Nullable CompiledFunction[names];
    Map<EntityType, int[]> fields = new IdentityHashMap<>();
    for (int slot = 0; slot < names; slot++) {
      Cell cell = m.bindings.cell(slot);
      Entity entity = cell.entity();
      kinds[slot] = cell.kind;
      abs[slot] = isAbs(cell);
      functions[slot] = m.function(slot);
      if (entity != null) {
        entities[slot] = entity.type();
        look(entity, fields);
      }
    }
    EntityType item = null;
    for (Value each : items.subList(0, Math.min(MOST_ITEMS, items.size()))) {
      if (each instanceof Value.Ref(Entity entity)) {
        item = item == null ? entity.type() : item;
        look(entity, fields);
      }
    }
    return new Observed(kinds, entities, abs, functions, item, fields);
  }

  /** Whether it binds the built-in {@code abs}. */
  static boolean isAbs(Cell cell) {
    return cell.kind == Register.REF
        && cell.ref instanceof Value.Function(Callable.Builtin(String own))
        && own.equals("abs");
  }

  private static void look(Entity entity, Map<EntityType, int[]> fields) {
    SequencedMap<String, FieldDecl> declared = entity.type().fields();
    int[] kinds = fields.computeIfAbsent(entity.type(), type -> new int[declared.size()]);
    Register register = new Register();
    int index = 0;
    for (String name : declared.sequencedKeySet()) {
      if (kinds[index] == Register.NIL) {
        entity.newest(new Field(name, index), register);
        kinds[index] = register.kind;
      }
      index++;
    }
  }

  /** The kind of a field's values, nil if there were none. */
  int kind(EntityType type, Field field) {
    int[] kinds = fields.get(type);
    return kinds == null ? Register.NIL : kinds[field.index()];
  }
}
