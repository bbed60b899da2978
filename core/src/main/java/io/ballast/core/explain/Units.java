package io.ballast.core.explain;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.TraceNode;
import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What unit a value has, by what it was made of: a policy's numbers are plain. */
final class Units {
  private static final Set<Unit> AMOUNTS = Set.of(Unit.KIB, Unit.BYTES, Unit.PAGES);
  private static final double MOST = 100;

  private final Bindings bindings;

  /** What is known already; a chain of definitions may use each of them many times. */
  private final Map<TraceNode, Unit> known = new IdentityHashMap<>();

  Units(Bindings bindings) {
    this.bindings = bindings;
  }

  /** An expression's value with its unit; nil if it failed. */
  Named named(Spot spot) {
    return new Named(Forms.text(spot.expression()), measure(spot));
  }

  Measure measure(Spot spot) {
    Value value = spot.node().value();
    return new Measure(value == null ? Value.NIL : value, of(spot));
  }

  /** {@link Unit#NONE} where nothing tells. */
  Unit of(@Nullable Spot spot) {
    if (spot == null) {
      return Unit.NONE;
    }
    Unit unit = known.get(spot.node());
    if (unit == null) {
      unit = find(spot);
      known.put(spot.node(), unit);
    }
    return unit;
  }

  private Unit find(Spot spot) {
    return switch (spot.node().meaning()) {
      case Meaning.Member member -> ofMember(member, spot.expression());
      case Meaning.Function _ -> of(spot.last());
      case Meaning.Other _ ->
          spot.expression() instanceof Expr.Name ? of(bindings.of(spot)) : ofForm(spot);
    };
  }

  private static Unit ofMember(Meaning.Member member, Expr expression) {
    String field = field(member, expression);
    FieldDecl declared = member.entity().type().fields().get(field);
    MethodDecl method = member.entity().type().methods().get(member.name());
    boolean ofField = method == null || method.unit() == MethodDecl.Result.OF_NAMED;
    return declared == null || !ofField ? Unit.NONE : declared.unit();
  }

  /** The field that a member or a method reads; empty if it reads none. */
  static String field(Meaning.Member member, Expr expression) {
    Entity entity = member.entity();
    if (expression instanceof Expr.Dotted) {
      return entity.type().fields().containsKey(member.name()) ? member.name() : "";
    }
    MethodDecl method = entity.type().methods().get(member.name());
    return method != null
            && method.names() == MethodDecl.Names.FIELD
            && Forms.item(expression, 1) instanceof Expr.Text text
        ? text.value()
        : "";
  }

  private Unit ofForm(Spot spot) {
    List<Spot> below = spot.below();
    return switch (Forms.builtin(spot)) {
      case "+", "-", "min", "max", "abs" ->
          below.stream().map(this::of).filter(u -> u != Unit.NONE).findFirst().orElse(Unit.NONE);
      case "*" -> below.size() == 2 ? product(below.get(0), below.get(1)) : Unit.NONE;
      case "/" -> below.size() == 2 ? part(below.get(0), below.get(1)) : Unit.NONE;
      case "if" -> below.size() == 2 ? of(below.get(1)) : Unit.NONE;
      case "let", "defvar", "set", "setq" -> of(spot.last());
      default ->
          spot.expression() instanceof Expr.Listing list && list.isBlock()
              ? of(spot.last())
              : Unit.NONE;
    };
  }

  private Unit product(Spot left, Spot right) {
    return of(left) == Unit.NONE ? part(right, left) : part(left, right);
  }

  /** A few times an amount, or a part of it, is such an amount; other factors convert units. */
  private Unit part(Spot amount, Spot factor) {
    boolean few = Math.abs(measure(factor).number().orElse(MOST)) < MOST;
    return few && of(factor) == Unit.NONE && AMOUNTS.contains(of(amount)) ? of(amount) : Unit.NONE;
  }
}
