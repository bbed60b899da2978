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

  private final Map<String, Signature> signatures = Builtins.signatures();
  private final Set<String> bound = new LinkedHashSet<>();
  private final Set<String> assigned = new LinkedHashSet<>();
  private final Map<String, List<Definition>> definitions = new LinkedHashMap<>();
  private int size;

  Names(Program program) {
    program.expressions().forEach(this::define);
    program.expressions().forEach(this::bind);
  }

  /** Bound by {@code defvar}, {@code let}, a loop, or as a parameter. */
  Set<String> bound() {
    return bound;
  }

  /** Whether a variable of that name may hide what the name means otherwise. */
  boolean mayHide(String name) {
    return bound.contains(name) || assigned.contains(name);
  }

  Map<String, List<Definition>> definitions() {
    return definitions;
  }

  /** How many expressions there are, those within others counted too. */
  int size() {
    return size;
  }

  /** The built-in that the name calls if neither variable nor function hides it; null if none. */
  @Nullable Signature builtIn(String name) {
    return signatures.get(name);
  }

  private void define(Expr expression) {
    size++;
    if (!(expression instanceof Listing list)) {
      return;
    }
    if (list.items().size() >= 4
        && list.items().getFirst() instanceof Symbol head
        && (head.name().equals("def") || head.name().equals("defun"))) {
      define(list.items());
    }
    for (Expr item : list.items()) {
      define(item);
    }
  }

  /** One with too many bodies is a mistake of its own, which its callers need not repeat. */
  private void define(List<Expr> items) {
    if (items.get(1) instanceof Symbol name && items.get(2) instanceof Listing parameters) {
      List<String> symbols = new ArrayList<>();
      for (Expr parameter : parameters.items()) {
        if (parameter instanceof Symbol symbol) {
          symbols.add(symbol.name());
        }
      }
      bound.addAll(symbols);
      definitions
          .computeIfAbsent(name.name(), key -> new ArrayList<>())
          .add(
              new Definition(
                  name.name(), List.copyOf(symbols), parameters.items().size(), items.get(3)));
    }
  }

  private void bind(Expr expression) {
    if (expression instanceof Listing list) {
      if (list.items().size() > 1 && list.items().getFirst() instanceof Symbol head) {
        bind(head.name(), list.items());
      }
      for (Expr item : list.items()) {
        bind(item);
      }
    }
  }

  private void bind(String head, List<Expr> items) {
    switch (head) {
      case "defvar" -> add(items.get(1), bound);
      case "set", "setq" -> add(items.get(1), assigned);
      case "let" -> bindings(items.get(1));
      case "with" -> items.stream().skip(2).limit(1).forEach(item -> add(item, bound));
      default -> loop(head, items);
    }
  }

  private static void add(Expr name, Set<String> to) {
    if (name instanceof Symbol symbol) {
      to.add(symbol.name());
    }
  }

  private void bindings(Expr bindings) {
    if (bindings instanceof Listing list) {
      for (Expr binding : list.items()) {
        if (binding instanceof Listing pair && !pair.items().isEmpty()) {
          add(pair.items().getFirst(), bound);
        }
      }
    }
  }

  /** Whichever is meant where the program has a function of that name too. */
  private void loop(String head, List<Expr> items) {
    Signature signature = signatures.get(head);
    if (signature != null) {
      items(items, signature).forEach(name -> add(name, bound));
    }
  }

  /** What a call of a loop has where names stand. */
  List<Expr> itemsOf(Listing call, Signature signature) {
    return items(call.items(), signature);
  }

  private static List<Expr> items(List<Expr> items, Signature signature) {
    return signature.shape() instanceof Shape.Each(int _, Set<Integer> indexes)
        ? indexes.stream().filter(i -> i + 1 < items.size()).map(i -> items.get(i + 1)).toList()
        : List.of();
  }
}
