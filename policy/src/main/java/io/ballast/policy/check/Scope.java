package io.ballast.policy.check;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bindings that a form, a loop or a call makes, as the text shows them.
 *
 * @param outer null for the outermost scope of a program or of a function's body
 * @param function whose body it is in; empty at top level
 */
record Scope(@Nullable Scope outer, String function, Set<String> names) {

  static Scope outermost(String function) {
    return new Scope(null, function, new HashSet<>(4));
  }

  Scope inner() {
    return new Scope(this, function, new HashSet<>(4));
  }

  boolean isTopLevel() {
    return function.isEmpty();
  }

  /** Whether it or one around it, in the same body, binds the name. */
  boolean sees(String name) {
    for (Scope each = this; each != null; each = each.outer) {
      if (each.names.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
