package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything an evaluation leaves behind, and how to take back what a failed iteration did.
 *
 * <p>While an iteration may have to be undone, each change leaves an entry in the journal that
 * reverts it.
 */
final class Effects {

  /** What one iteration may change; more would only be a way to fill the memory. */
  private static final int MOST_CHANGES = 500_000;

  private final Meter meter;
  private final MarksOf marks = new MarksOf();
  private final List<Undo> journal = new ArrayList<>();
  private int undoable;
  private String reason = "";

  /** Whether any entity is held at all. */
  private boolean someHeld;

  /** Whether any variable was ever set. */
  private boolean someVariables;

  Effects(Meter meter) {
    this.meter = meter;
  }

  /** Begins an iteration that may have to be undone; gives what {@link #undo} takes. */
  int begin() {
    undoable++;
    return journal.size();
  }

  /** Ends the innermost iteration, whether it went well or not. */
  void end() {
    undoable--;
    if (undoable == 0) {
      journal.clear();
    }
  }

  /** Reverts all changes since, the latest first. */
  void undo(int since) {
    for (int i = journal.size() - 1; i >= since; i--) {
      journal.get(i).undo();
    }
    journal.subList(since, journal.size()).clear();
  }

  /** Puts a value into a map, to be reverted with the iteration. */
  <V> void put(Map<String, V> map, String key, V value) {
    V old = map.put(key, value);
    if (old == null) {
      countEntry();
    }
    onUndo(old == null ? () -> map.remove(key) : () -> map.put(key, old));
  }

  private <V> void put(Kept<V> kept, String name, V value) {
    V old = kept.put(name, value);
    if (old == null) {
      countEntry();
    }
    if (undoable > 0) {
      onUndo(old == null ? kept : () -> kept.put(name, old));
    }
  }

  /** One more thing by its name is kept until the evaluation ends. */
  void countEntry() {
    meter.entry();
  }

  /** Changes a variable, to be reverted with the iteration. */
  void set(Scope holder, String name, Value value) {
    Value old = holder.own(name);
    holder.replace(name, value);
    if (old != null) {
      onUndo(() -> holder.replace(name, old));
    }
  }

  /** Whether a change now may have to be undone. */
  boolean isUndoable() {
    return undoable > 0;
  }

  /** How many changes may have to be undone. */
  int changes() {
    return journal.size();
  }

  /** Notes how to revert a change that was made or is about to be. */
  void onUndo(Undo revert) {
    if (undoable == 0) {
      return;
    }
    if (journal.size() >= MOST_CHANGES) {
      throw Failure.overBudget(
          "One iteration makes more than %,d changes.".formatted(MOST_CHANGES));
    }
    journal.add(revert);
  }

  /** Makes this the reason of all wishes from now on; gives the one before, to be put back. */
  String because(String newReason) {
    String before = reason;
    reason = newReason;
    return before;
  }

  /** The wish counts unless the entity is held. */
  void wish(Entity entity, String control, Value value, Span place) {
    if (isHeld(entity)) {
      return;
    }
    Marks own = marks.of(entity);
    Wish old = own.put(new Wish(entity, control, value, place, reason));
    if (old == null) {
      countEntry();
    }
    if (undoable > 0) {
      onUndo(old == null ? own : () -> own.put(old));
    }
  }

  /** The value wished so far; nil if there is none. */
  Value wished(Entity entity, String control) {
    Marks known = marks.find(entity);
    Wish wish = known == null || isHeld(entity) ? null : known.wish(control);
    return wish == null ? Value.NIL : wish.value();
  }

  void setVariable(Entity entity, String name, Value value) {
    someVariables = true;
    put(marks.of(entity).ownVariables(), name, value);
  }

  /** The value set in this evaluation or kept from an earlier one; nil if there is none. */
  Value variable(Entity entity, String name) {
    Marks known = marks.find(entity);
    Kept<Value> own = known == null ? null : known.variables;
    Value set = own == null ? null : own.get(name);
    return set == null ? entity.variable(name) : set;
  }

  /** From now on the entity and what belongs to it have no wishes. This is never undone. */
  void hold(Entity entity) {
    marks.of(entity).held = true;
    someHeld = true;
  }

  boolean isHeld(Entity entity) {
    return someHeld && isMarkedHeld(entity);
  }

  private boolean isMarkedHeld(Entity entity) {
    for (@Nullable Entity each = entity; each != null; each = each.owner()) {
      Marks known = marks.find(each);
      if (known != null && known.held) {
        return true;
      }
    }
    return false;
  }

  List<Wish> wishes() {
    if (marks.all().isEmpty()) {
      return List.of();
    }
    List<Wish> all = new ArrayList<>(marks.all().size());
    for (Marks each : marks.all()) {
      if (!isHeld(each.entity)) {
        each.addWishesTo(all);
      }
    }
    return all;
  }

  Map<Entity, Map<String, Value>> variables() {
    if (!someVariables) {
      return Map.of();
    }
    Map<Entity, Map<String, Value>> all = new LinkedHashMap<>();
    for (Marks each : marks.all()) {
      Kept<Value> own = each.variables;
      if (own != null && !own.isEmpty()) {
        all.put(each.entity, Collections.unmodifiableMap(own.all()));
      }
    }
    return all;
  }

  Set<Entity> held() {
    if (!someHeld) {
      return Set.of();
    }
    Set<Entity> held = new LinkedHashSet<>();
    marks.all().stream().filter(each -> each.held).forEach(each -> held.add(each.entity));
    return held;
  }
}
