package io.ballast.policy.run;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known at the place where code is being written: the names that are bound there, under
 * dynamic scope, and the fields that were read on every way to there.
 */
final class Written {

  /**
   * Something read of an entity.
   *
   * @param entity its number, see {@link Operand}
   * @param average of the history, not the newest value
   */
  record Read(int entity, EntityType type, Field field, boolean average) {}

  private final Deque<Map<String, Operand>> scopes = new ArrayDeque<>();
  private Map<Read, Operand> reads = new HashMap<>();

  Written() {
    open();
  }

  /** Begins a scope, of a call or of a {@code let}. */
  void open() {
    scopes.push(new HashMap<>());
  }

  void close() {
    scopes.pop();
  }

  /** Binds a name, unless the innermost scope has it. */
  void bind(String name, Operand value) {
    scopes.element().putIfAbsent(name, value);
  }

  /** The nearest binding; null if the code itself binds no such name. */
  @Nullable Operand find(String name) {
    for (Map<String, Operand> scope : scopes) {
      Operand value = scope.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  @Nullable Operand read(Read read) {
    return reads.get(read);
  }

  void keep(Read read, Operand value) {
    reads.put(read, value);
  }

  /** Begins one of two ways; gives what {@link #join} takes. */
  Map<Read, Operand> fork() {
    return new HashMap<>(reads);
  }

  /** Where ways meet, what was read on one of them only is not there. */
  void join(Map<Read, Operand> before) {
    reads = new HashMap<>(before);
  }
}
