package io.ballast.policy.check;

import io.ballast.policy.run.Builtins;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows kinds and units of values through a program until nothing new comes of it.
 *
 * <p>Of a name it keeps what any variable of that name may hold, and of a function what any call of
 * it may give: scope is dynamic, so that a name means whatever was bound last. What is found is
 * what may be, never less. It takes a bounded number of steps; a program that needs more is one of
 * which nothing is known.
 */
final class Inference {
  /** How often each expression is looked at on average before the search is given up. */
  private static final int ROUNDS = 40;

  private static final int LEAST_STEPS = 10_000;

  /** What a name or a function gives, and who has looked. */
  private static final class Cell {
    private Fact fact = Fact.NOTHING;
    private final Set<Body> readers = new LinkedHashSet<>(4);
  }

  /** A top-level expression or the body of a function. */
  private static final class Body {
    private final Expr expression;
    private final String function;
    private boolean waits = true;

    /**
     * @param function empty for a top-level expression
     */
    Body(Expr expression, String function) {
      this.expression = expression;
      this.function = function;
    }
  }

  private final Map<String, Cell> variables = new HashMap<>();
  private final Map<String, Cell> results = new HashMap<>();
  private final Queue<Body> waiting = new ArrayDeque<>();
  private final Map<Expr, Fact> facts = new IdentityHashMap<>();
  private final ExprFacts expressions;
  private final long most;
  private long steps;
  private boolean keeps;
  private @Nullable Body current;

  Inference(Program program, Vocabulary vocabulary, Names names, Callees callees, Types types) {
    this.most = (long) ROUNDS * names.size() + LEAST_STEPS;
    this.expressions = new ExprFacts(this, callees, names, new MemberFacts(types));
    bindGlobals(vocabulary, types);
    List<Body> bodies = new ArrayList<>();
    program.expressions().forEach(expression -> bodies.add(new Body(expression, "")));
    names
        .definitions()
        .forEach((name, all) -> all.forEach(one -> bodies.add(new Body(one.body(), name))));
    waiting.addAll(bodies);
    settle();
    keep(bodies);
  }

  private void bindGlobals(Vocabulary vocabulary, Types types) {
    vocabulary
        .globals()
        .forEach(
            (name, global) -> {
              Kinds kinds =
                  switch (global) {
                    case Vocabulary.One _ -> Kinds.ENTITY;
                    case Vocabulary.Many _ -> Kinds.LIST;
                  };
              bind(name, new Fact(kinds, types.bit(global.type()), Measure.UNCLEAR));
            });
    Builtins.signatures().values().stream()
        .filter(Builtins.Signature::value)
        .forEach(value -> bind(value.name(), Fact.of(Kinds.FUNCTION, Measure.UNCLEAR)));
  }

  private void settle() {
    for (Body body = waiting.poll(); body != null && steps <= most; body = waiting.poll()) {
      body.waits = false;
      look(body);
    }
  }

  /** Once more with what is known in the end, to keep it for each expression. */
  private void keep(List<Body> bodies) {
    keeps = steps <= most;
    if (keeps) {
      bodies.forEach(this::look);
    }
  }

  private void look(Body body) {
    current = body;
    Fact result = expressions.of(body.expression);
    if (!body.function.isEmpty()) {
      raise(results.computeIfAbsent(body.function, key -> new Cell()), result);
    }
  }

  /** How many expressions were looked at, each time counted. */
  long steps() {
    return steps;
  }

  /** What is known of an expression of the program. */
  Fact of(Expr expression) {
    return facts.getOrDefault(expression, Fact.ANYTHING);
  }

  /** What a variable of that name may hold. */
  Fact variable(String name) {
    return keeps || steps <= most ? read(variables, name) : Fact.ANYTHING;
  }

  Fact resultOf(String function) {
    return read(results, function);
  }

  private Fact read(Map<String, Cell> cells, String name) {
    Cell cell = cells.computeIfAbsent(name, key -> new Cell());
    if (!keeps && current != null) {
      cell.readers.add(current);
    }
    return cell.fact;
  }

  void bind(String name, Fact value) {
    raise(variables.computeIfAbsent(name, key -> new Cell()), value);
  }

  @SuppressWarnings("ReferenceEquality")
  private void raise(Cell cell, Fact value) {
    Fact joined = cell.fact.join(value);
    if (joined == cell.fact) {
      return;
    }
    cell.fact = joined;
    for (Body reader : cell.readers) {
      if (!reader.waits) {
        reader.waits = true;
        waiting.add(reader);
      }
    }
  }

  /** Notes what was found, and counts. */
  Fact found(Expr expression, Fact fact) {
    steps++;
    if (keeps) {
      facts.put(expression, fact);
    }
    return fact;
  }
}
