package io.ballast.policy.check;

import io.ballast.policy.run.Builtins;
import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.run.Shape;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import io.ballast.policy.syntax.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every name that a text binds, changes or defines, anywhere and in any order. */
final class Names {

  private final Set<String> bound = new LinkedHashSet<>();
  private final Set<String> untyped = new LinkedHashSet<>();
  private final Set<String> assigned = new LinkedHashSet<>();
  private final Map<String, List<Symbol>> loops = new LinkedHashMap<>();
  private final Map<String, List<Definition>> definitions = new LinkedHashMap<>();

  Names(Program program) {
    program.expressions().forEach(this::collect);
  }

  /** Bound by {@code defvar}, {@code let}, a loop, or as a parameter. */
  Set<String> bound() {
    return bound;
  }

  /** Whether a variable of that name may hide what the name means otherwise. */
  boolean mayHide(String name) {
    return bound.contains(name) || assigned.contains(name);
  }

  /** Whether it may get any value, not only a loop's items. */
  boolean isUntyped(String name) {
    return untyped.contains(name) || assigned.contains(name);
  }

  /** The lists whose items a loop binds to that name. */
  List<Symbol> loopsOver(String name) {
    return loops.getOrDefault(name, List.of());
  }

  Map<String, List<Definition>> definitions() {
    return definitions;
  }

  private void collect(Expr expression) {
    if (expression instanceof Listing list) {
      collectForm(list.items());
      list.items().forEach(this::collect);
    }
  }

  private void collectForm(List<Expr> items) {
    if (items.size() < 2 || !(items.getFirst() instanceof Symbol head)) {
      return;
    }
    switch (head.name()) {
      case "defvar" -> bind(items.get(1));
      case "set", "setq" -> assign(items.get(1));
      case "let" -> bindings(items.get(1));
      case "def", "defun" -> define(items);
      case "with" -> loop(items, 1, 2);
      default -> loop(Builtins.signatures().get(head.name()), items);
    }
  }

  /** A loop that MOM does not have, unless the program means something else by its name. */
  private void loop(@Nullable Signature signature, List<Expr> items) {
    if (signature == null || !(signature.shape() instanceof Shape.Each each)) {
      return;
    }
    int item = each.names().stream().mapToInt(i -> i).min().orElse(0);
    each.names().stream()
        .filter(index -> index != item && index + 1 < items.size())
        .forEach(index -> bind(items.get(index + 1)));
    loop(items, each.list() + 1, item + 1);
  }

  private void bind(@Nullable Expr name) {
    if (name instanceof Symbol symbol) {
      bound.add(symbol.name());
      untyped.add(symbol.name());
    }
  }

  private void assign(Expr name) {
    if (name instanceof Symbol symbol) {
      assigned.add(symbol.name());
    }
  }

  private void bindings(Expr bindings) {
    if (bindings instanceof Listing list) {
      for (Expr binding : list.items()) {
        if (binding instanceof Listing pair && !pair.items().isEmpty()) {
          bind(pair.items().getFirst());
        }
      }
    }
  }

  /** One with too many bodies is a mistake of its own, which its callers need not repeat. */
  private void define(List<Expr> items) {
    if (items.size() >= 4
        && items.get(1) instanceof Symbol name
        && items.get(2) instanceof Listing parameters) {
      parameters.items().forEach(this::bind);
      definitions
          .computeIfAbsent(name.name(), key -> new ArrayList<>())
          .add(new Definition(parameters.items().size(), items.get(3)));
    }
  }

  private void loop(List<Expr> items, int list, int item) {
    if (items.size() > item && items.get(item) instanceof Symbol name) {
      bound.add(name.name());
      if (items.get(list) instanceof Symbol symbol) {
        loops.computeIfAbsent(name.name(), key -> new ArrayList<>()).add(symbol);
      } else {
        untyped.add(name.name());
      }
    }
  }
}
