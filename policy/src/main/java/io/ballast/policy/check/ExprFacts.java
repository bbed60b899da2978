package io.ballast.policy.check;

import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.run.Shape;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one expression gives, as far as its parts and the names in it are known. */
final class ExprFacts {
  private final Inference inference;
  private final Callees callees;
  private final Names names;
  private final MemberFacts members;
  private final FormFacts forms;

  ExprFacts(Inference inference, Callees callees, Names names, MemberFacts members) {
    this.inference = inference;
    this.callees = callees;
    this.names = names;
    this.members = members;
    this.forms = new FormFacts(inference, this);
  }

  Fact of(Expr expression) {
    return inference.found(
        expression,
        switch (expression) {
          case Expr.Int number -> Fact.of(Kinds.INT, Measure.plain(number.value().doubleValue()));
          case Expr.Real real -> Fact.of(Kinds.REAL, Measure.plain(real.value()));
          case Expr.Quantity quantity ->
              Fact.of(
                  Kinds.INT.or(Kinds.REAL), new Measure.Known(quantity.suffix().unit(), quantity));
          case Expr.Text _ -> Fact.TEXT;
          case Expr.BadOctal _, Expr.Operator _ -> Fact.NOTHING;
          case Symbol symbol -> symbol(symbol);
          case Listing list ->
              list.items().isEmpty()
                  ? Fact.NOTHING
                  : list.isBlock() ? last(list.items()) : call(list);
        });
  }

  private Fact symbol(Symbol symbol) {
    return switch (symbol) {
      case Expr.Name name -> name.name().equals("nil") ? Fact.NIL : inference.variable(name.name());
      case Expr.Dotted dotted -> members.member(dotted, inference.variable(dotted.owner()));
    };
  }

  Fact last(List<Expr> items) {
    Fact last = Fact.NOTHING;
    for (Expr item : items) {
      last = of(item);
    }
    return last;
  }

  private Fact call(Listing call) {
    return switch (callees.of(call)) {
      case Callee.BuiltIn(Signature signature) -> builtIn(call, signature);
      case Callee.Own(Expr.Name head, List<Definition> definitions) ->
          own(call, head.name(), definitions);
      case Callee.Either(Expr.Name head, Signature signature, List<Definition> definitions) ->
          builtIn(call, signature).join(own(call, head.name(), definitions));
      case Callee.Member(Expr.Dotted head) -> member(call, head);
      case Callee.Hidden(Symbol head) -> hidden(call, head.name());
      case Callee.NoFunction _, Callee.Unknown _, Callee.NoName _ -> {
        arguments(call);
        yield Fact.NOTHING;
      }
    };
  }

  private List<Fact> arguments(Listing call) {
    List<Fact> facts = new ArrayList<>(call.items().size());
    for (int i = 1; i < call.items().size(); i++) {
      facts.add(of(call.items().get(i)));
    }
    return facts;
  }

  /** It may be what it seems, and do what that does; or something else. */
  private Fact hidden(Listing call, String name) {
    Signature signature = names.builtIn(name);
    if (signature != null) {
      builtIn(call, signature);
    } else {
      own(call, name, names.definitions().getOrDefault(name, List.of()));
    }
    return Fact.ANYTHING;
  }

  private Fact own(Listing call, String name, List<Definition> definitions) {
    List<Fact> arguments = arguments(call);
    for (Definition definition : definitions) {
      if (definition.count() == arguments.size()
          && definition.parameters().size() == arguments.size()) {
        for (int i = 0; i < arguments.size(); i++) {
          inference.bind(definition.parameters().get(i), arguments.get(i));
        }
      }
    }
    return inference.resultOf(name);
  }

  private Fact member(Listing call, Expr.Dotted head) {
    List<Fact> arguments = arguments(call);
    Fact owner = inference.variable(head.owner());
    inference.found(head, owner);
    Fact second = arguments.size() > 1 ? arguments.get(1) : Fact.NOTHING;
    return members.result(call, head, owner, second);
  }

  private Fact builtIn(Listing call, Signature signature) {
    if (!signature.accepts(call.items().size() - 1)) {
      return signature.shape() instanceof Shape.Plain ? failing(call) : Fact.NOTHING;
    }
    return switch (signature.shape()) {
      case Shape.Form _ -> forms.of(call, signature.name());
      case Shape.Plain _ -> plain(call, signature);
      case Shape.Each(int list, Set<Integer> indexes) -> loop(call, signature, list, indexes);
      case Shape.Clauses _ -> clauses(call);
    };
  }

  private Fact failing(Listing call) {
    arguments(call);
    return Fact.NOTHING;
  }

  private Fact plain(Listing call, Signature signature) {
    List<Fact> arguments = new ArrayList<>(call.items().size());
    for (int i = 1; i < call.items().size(); i++) {
      arguments.add(of(call.items().get(i)));
    }
    return plain(call, signature, arguments);
  }

  private static Fact plain(Listing call, Signature signature, List<Fact> arguments) {
    List<Kinds> kinds = arguments.stream().map(Fact::kinds).toList();
    List<Measure> measures = arguments.stream().map(Fact::measure).toList();
    Measure measure = UnitAlgebra.result(signature.units(), call, measures);
    if (kinds.isEmpty()) {
      return Fact.of(Operators.result(signature.name(), List.of(Kinds.ANY)), measure);
    }
    if (kinds.stream().anyMatch(Kinds::isNone) || Operators.fails(signature.name(), kinds)) {
      return Fact.NOTHING;
    }
    long types = 0;
    for (Fact argument : arguments) {
      types |= argument.types();
    }
    Kinds result = Operators.result(signature.name(), kinds);
    return new Fact(result, result.equals(Kinds.ANY) ? Fact.ALL_TYPES : types, measure);
  }

  private Fact loop(Listing call, Signature signature, int list, Set<Integer> indexes) {
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i + 1 < call.items().size(); i++) {
      Expr item = call.items().get(i + 1);
      if (!indexes.contains(i)) {
        Fact fact = of(item);
        measures.add(fact.measure());
        if (i == list) {
          bindNames(call, indexes, fact, measures.getFirst());
        }
      }
    }
    return switch (signature.units()) {
      case FIRST, LAST, COUNT ->
          Fact.of(Kinds.ANY, UnitAlgebra.result(signature.units(), call, measures));
      case SAME, COMPARED, PRODUCT, QUOTIENT, ANY_OF, NONE -> Fact.ANYTHING;
    };
  }

  /**
   * The first name is the item's. The others are for parts of what stands before the list.
   *
   * @param whole the unit of the first argument, the list itself if nothing stands before it
   */
  private void bindNames(Listing call, Set<Integer> indexes, Fact list, Measure whole) {
    int first = indexes.stream().mapToInt(index -> index).min().orElse(-1);
    for (int index : indexes) {
      if (index + 1 < call.items().size() && call.items().get(index + 1) instanceof Symbol name) {
        inference.bind(name.name(), index == first ? list.item() : Fact.of(Kinds.ANY, whole));
      }
    }
  }

  private Fact clauses(Listing call) {
    Fact result = Fact.NIL;
    for (Clauses.Clause clause : Clauses.of(call)) {
      if (!clause.otherwise()) {
        of(clause.condition());
      }
      result = result.join(of(clause.value()));
    }
    return result;
  }
}
