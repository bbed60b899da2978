package io.ballast.core.explain;

import io.ballast.core.evaluate.Places;
import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.MethodDecl;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the names that expressions used, and those that these were made of; each once. */
final class Inputs {
  /** More help nobody. */
  private static final int MOST = 40;

  private final Bindings bindings;
  private final Units units;
  private final Ages ages;
  private final Places places;
  private final Set<String> told = new HashSet<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private boolean cut;

  Inputs(Bindings bindings, Units units, Ages ages, Places places) {
    this.bindings = bindings;
    this.units = units;
    this.ages = ages;
    this.places = places;
  }

  /** What was collected since this was asked last. */
  List<Input> take() {
    List<Input> taken = List.copyOf(inputs.values());
    inputs.clear();
    return taken;
  }

  /** Whether there was more than is told. */
  boolean cut() {
    return cut;
  }

  void collect(Spot spot) {
    switch (spot.node().meaning()) {
      case Meaning.Member member -> member(member, spot);
      case Meaning.Function _ -> function(spot);
      case Meaning.Other _ -> {
        if (spot.expression() instanceof Expr.Name) {
          variable(spot);
        } else {
          spot.below().forEach(this::collect);
        }
      }
    }
  }

  private void member(Meaning.Member member, Spot spot) {
    if (spot.expression() instanceof Expr.Dotted || reads(member)) {
      String key = member.entity().id() + " " + member.name() + " " + arguments(spot);
      add(key, spot, ages.ofField(member, spot.expression()), null);
    } else {
      spot.below().forEach(this::collect);
    }
  }

  private static boolean reads(Meaning.Member member) {
    MethodDecl method = member.entity().type().methods().get(member.name());
    return method != null && method.reads();
  }

  private static String arguments(Spot spot) {
    return spot.expression() instanceof Expr.Listing list
        ? list.items().stream().skip(1).map(Forms::text).toList().toString()
        : "";
  }

  private void function(Spot spot) {
    Spot body = spot.last();
    if (add(Forms.text(spot.expression()), spot, OptionalDouble.empty(), body)) {
      spot.below().forEach(this::collect);
    }
  }

  private void variable(Spot spot) {
    if (Forms.isLiteral(spot.expression())) {
      return;
    }
    Spot binding = bindings.of(spot);
    if (add(Forms.text(spot.expression()), spot, OptionalDouble.empty(), binding)
        && binding != null) {
      collect(binding);
    }
  }

  /** Whether it is new. Entities and functions are no values that people ask for. */
  private boolean add(String key, Spot spot, OptionalDouble age, @Nullable Spot definition) {
    Value value = spot.node().value();
    if (value == null || value instanceof Value.Ref || value instanceof Value.Function) {
      return false;
    }
    Named named = units.named(spot);
    if (!told.add(key + " = " + named.measure().text())) {
      return false;
    }
    if (inputs.size() >= MOST) {
      cut = true;
      return false;
    }
    String text = definition == null ? "" : Forms.text(definition.expression());
    String place = definition == null ? "" : places.of(definition.expression().span());
    inputs.put(key + text + inputs.size(), new Input(named, age, text, place));
    return true;
  }
}
