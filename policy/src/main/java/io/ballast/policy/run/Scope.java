package io.ballast.policy.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bindings of one loop iteration, call, {@code let}, or of the whole program. */
final class Scope {

  private final @Nullable Scope outer;
  private final Map<String, Value> bindings = new HashMap<>(8);

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  @Nullable Scope outer() {
    return outer;
  }

  /** The value bound in this very scope. */
  @Nullable Value own(String name) {
    return bindings.get(name);
  }

  /** The value bound here or further out, nearest first. */
  @Nullable Value find(String name) {
    Scope holder = holder(name);
    return holder == null ? null : holder.own(name);
  }

  /** The nearest scope that binds the name. */
  @Nullable Scope holder(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.bindings.containsKey(name)) {
        return scope;
      }
    }
    return null;
  }

  /** Binds a name that is not bound in this scope; otherwise the old value stays. Gives what is. */
  Value bind(String name, Value value) {
    Value old = bindings.putIfAbsent(name, value);
    return old == null ? value : old;
  }

  void replace(String name, Value value) {
    bindings.put(name, value);
  }
}
