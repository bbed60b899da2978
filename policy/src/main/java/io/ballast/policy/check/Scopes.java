package io.ballast.policy.check;

import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.run.Shape;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where in a text names are used and functions called, and in which scopes. */
final class Scopes {

  /** A name that is looked up. */
  record Use(String name, Span span, Scope scope) {}

  /** A call of a function of the program, with the scope in which its body runs. */
  record Site(String function, Span span, Scope scope) {}

  private final Callees callees;
  private final Names names;
  private final Scope global = Scope.outermost("");
  private final List<Use> uses = new ArrayList<>();
  private final Map<String, List<Site>> sites = new HashMap<>();

  Scopes(Program program, Callees callees, Names names) {
    this.callees = callees;
    this.names = names;
    walkAll(program.expressions(), global);
    names.definitions().values().forEach(all -> all.forEach(this::walkBody));
  }

  /** Bound in the outermost scope. */
  Set<String> global() {
    return global.names();
  }

  List<Use> uses() {
    return uses;
  }

  /** Where the function is called. */
  List<Site> callsOf(String function) {
    return sites.getOrDefault(function, List.of());
  }

  private void walkBody(Definition definition) {
    Scope scope = Scope.outermost(definition.name());
    scope.names().addAll(definition.parameters());
    walk(definition.body(), scope);
  }

  private void walkAll(List<Expr> expressions, Scope scope) {
    for (Expr expression : expressions) {
      walk(expression, scope);
    }
  }

  private void walk(Expr expression, Scope scope) {
    switch (expression) {
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> {}
      case Expr.BadOctal _, Expr.Operator _ -> {}
      case Symbol symbol -> use(symbol, scope);
      case Listing list -> {
        if (list.isBlock()) {
          walkAll(list.items(), scope);
        } else if (!list.items().isEmpty()) {
          call(list, scope);
        }
      }
    }
  }

  private void use(Symbol symbol, Scope scope) {
    switch (symbol) {
      case Expr.Name(String name, Span span) -> {
        if (!name.equals("nil")) {
          uses.add(new Use(name, span, scope));
        }
      }
      case Expr.Dotted dotted -> uses.add(new Use(dotted.owner(), dotted.span(), scope));
    }
  }

  private static List<Expr> arguments(Listing call) {
    return call.items().subList(1, call.items().size());
  }

  private void call(Listing call, Scope scope) {
    switch (callees.of(call)) {
      case Callee.BuiltIn(Signature signature) -> builtIn(call, signature, scope);
      case Callee.Own(Expr.Name head, List<Definition> definitions) ->
          own(call, head, definitions, scope);
      case Callee.Either(Expr.Name head, Signature signature, List<Definition> definitions) -> {
        Scope inner = scope.inner();
        names.itemsOf(call, signature).forEach(name -> bind(name, inner));
        own(call, head, definitions, inner);
      }
      case Callee.Member(Expr.Dotted head) -> {
        use(head, scope);
        walkAll(arguments(call), scope);
      }
      case Callee.Hidden(Symbol head) -> hidden(call, head, scope);
      case Callee.NoFunction _, Callee.Unknown _, Callee.NoName _ ->
          walkAll(arguments(call), scope);
    }
  }

  /** Arguments are evaluated in the scope of the call, where parameters are bound one by one. */
  private void own(Listing call, Expr.Name head, List<Definition> definitions, Scope scope) {
    Scope inner = scope.inner();
    definitions.forEach(definition -> inner.names().addAll(definition.parameters()));
    walkAll(arguments(call), inner);
    sites
        .computeIfAbsent(head.name(), key -> new ArrayList<>())
        .add(new Site(head.name(), call.span(), inner));
  }

  /** Of what may be a form after all, it is unknown which parts are names. */
  private void hidden(Listing call, Symbol head, Scope scope) {
    Signature signature = names.builtIn(head.name());
    if (signature == null || signature.shape() instanceof Shape.Plain) {
      walkAll(arguments(call), scope);
    } else if (signature.accepts(call.items().size() - 1)) {
      builtIn(call, signature, scope);
    }
  }

  /** A call with the wrong number of parts was reported, and never does anything. */
  private void builtIn(Listing call, Signature signature, Scope scope) {
    if (!signature.accepts(call.items().size() - 1)) {
      return;
    }
    switch (signature.shape()) {
      case Shape.Plain _ -> walkAll(arguments(call), scope);
      case Shape.Form _ -> form(call.items(), signature.name(), scope);
      case Shape.Each(int list, Set<Integer> indexes) -> loop(call, list, indexes, scope);
      case Shape.Clauses _ -> clauses(call, scope);
    }
  }

  private void clauses(Listing call, Scope scope) {
    for (Clauses.Clause clause : Clauses.of(call)) {
      if (!clause.otherwise()) {
        walk(clause.condition(), scope);
      }
      walk(clause.value(), scope);
    }
  }

  private void loop(Listing call, int list, Set<Integer> indexes, Scope scope) {
    List<Expr> arguments = arguments(call);
    Scope inner = scope.inner();
    indexes.stream().filter(i -> i < arguments.size()).forEach(i -> bind(arguments.get(i), inner));
    for (int i = 0; i < arguments.size(); i++) {
      if (!indexes.contains(i)) {
        walk(arguments.get(i), i <= list ? scope : inner);
      }
    }
  }

  private static void bind(Expr name, Scope scope) {
    if (name instanceof Symbol symbol) {
      scope.names().add(symbol.name());
    }
  }

  private void form(List<Expr> items, String form, Scope scope) {
    switch (form) {
      case "defvar" -> {
        walk(items.get(2), scope);
        bind(items.get(1), scope);
      }
      case "set", "setq" -> {
        walk(items.get(2), scope);
        if (items.get(1) instanceof Symbol name) {
          uses.add(new Use(name.name(), name.span(), scope));
        }
      }
      case "let" -> let(items, scope.inner());
      case "with" -> with(items, scope);
      case "if" -> walkAll(items.subList(1, items.size()), scope);
      default -> {}
    }
  }

  private void let(List<Expr> items, Scope inner) {
    if (items.get(1) instanceof Listing bindings) {
      for (Expr binding : bindings.items()) {
        if (binding instanceof Listing pair && !pair.items().isEmpty()) {
          walkAll(pair.items().subList(1, pair.items().size()), inner);
          bind(pair.items().getFirst(), inner);
        }
      }
    }
    walkAll(items.subList(2, items.size()), inner);
  }

  private void with(List<Expr> items, Scope scope) {
    if (items.get(1) instanceof Symbol list) {
      use(list, scope);
    }
    Scope inner = scope.inner();
    bind(items.get(2), inner);
    walk(items.get(3), inner);
  }
}
