package io.ballast.app.policytest;

import io.ballast.app.policytest.Result.Failing;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Printable;
import io.ballast.tools.inspect.Excerpt;
import io.ballast.tools.inspect.Places;
import io.ballast.tools.inspect.WishDifference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds an evaluation against what a test expects of it.
 *
 * @param world the moment that was evaluated
 * @param traces the lines that tell how an entity came to what it got
 */
record Judging(
    PolicyTest test,
    io.ballast.tools.Snapshot world,
    Evaluation evaluation,
    Places places,
    Asking asking,
    Function<Entity, List<String>> traces) {
  private static final int EXPRESSION = 160;
  private static final int VALUE = 60;
  private static final int SENTENCE = 300;

  /** Of several failings that concern one entity only the first has its trace. */
  List<Failing> failings() {
    List<Failing> all = new ArrayList<>();
    Set<List<String>> told = new HashSet<>();
    for (Failing each : all()) {
      all.add(told.add(each.trace()) ? each : each.withoutTrace());
    }
    return all;
  }

  private List<Failing> all() {
    List<Failing> all = new ArrayList<>();
    test.expectations().forEach(expectation -> failing(expectation).ifPresent(all::add));
    Problem failure = evaluation.failure();
    if (failure != null && !isExpected(failure, null)) {
      all.add(unexpected(failure, "failure", world.host()));
    }
    for (Problem problem : evaluation.problems()) {
      if (!isExpected(problem, problem.entity())) {
        Entity guest = problem.entity();
        all.add(unexpected(problem, "errors of guests", guest == null ? world.host() : guest));
      }
    }
    return all;
  }

  private Optional<Failing> failing(Expectation expectation) {
    Entity entity = entity(expectation.subject());
    String actual =
        switch (expectation) {
          case Expectation.Wished wished -> wished(wished, entity);
          case Expectation.NotWished(var _, String control, var _) -> notWished(control, entity);
          case Expectation.Fails fails -> fails(fails, entity);
        };
    return actual.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Failing(
                Excerpt.of(expectation.written(), EXPRESSION),
                new Places(test.source()).full(expectation.written().span()),
                Printable.shortened(actual, SENTENCE),
                traces.apply(entity)));
  }

  private Entity entity(Subject subject) {
    return switch (subject) {
      case Subject.Host _ -> world.host();
      case Subject.Guest(String name) -> world.guests().get(test.guests().indexOf(name));
    };
  }

  /** What is not as expected; empty if nothing. */
  private String wished(Expectation.Wished expected, Entity entity) {
    Wish wish = WishDifference.of(evaluation, entity, expected.control());
    Value value = wish == null ? Value.NIL : wish.value();
    SequencedMap<String, Value> names = names(entity, value);
    String actual = shown(wish);
    try {
      return asking.value(expected.condition(), test.definitions(), names).isTrue()
          ? ""
          : actual + sides(expected.condition(), names);
    } catch (Asking.NoValue e) {
      return actual + "; the condition has no value: " + e.sentence();
    }
  }

  private SequencedMap<String, Value> names(Entity entity, Value wish) {
    SequencedMap<String, Value> names = new LinkedHashMap<>(world.world().globals());
    names.put("wish", wish);
    names.put("guest", new Value.Ref(entity));
    return names;
  }

  private String shown(@Nullable Wish wish) {
    return wish == null
        ? "nothing"
        : Show.value(wish.value(), VALUE) + " at " + places.full(wish.place());
  }

  /** Both sides of a comparison, and how far they are apart. */
  private String sides(Expr condition, SequencedMap<String, Value> names) throws Asking.NoValue {
    if (!(condition instanceof Expr.Listing list)
        || list.items().size() != 3
        || !(list.items().getFirst() instanceof Expr.Operator(String operator, var span))) {
      return "";
    }
    Value left = asking.value(list.items().get(1), test.definitions(), names);
    Value right = asking.value(list.items().get(2), test.definitions(), names);
    String both =
        "; (%s %s %s) does not hold"
            .formatted(operator, Show.value(left, VALUE), Show.value(right, VALUE));
    if (!isNumber(left) || !isNumber(right)) {
      return both;
    }
    Expr.Listing difference =
        new Expr.Listing(
            Expr.Bracket.ROUND,
            List.of(new Expr.Operator("-", span), list.items().get(1), list.items().get(2)),
            span);
    Value apart = asking.value(difference, test.definitions(), names);
    return both + ", they differ by " + Show.value(apart, VALUE);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real;
  }

  private String notWished(String control, Entity entity) {
    Wish wish = WishDifference.of(evaluation, entity, control);
    return wish == null ? "" : shown(wish);
  }

  /** Whether an expectation names this error. */
  private boolean isExpected(Problem problem, @Nullable Entity guest) {
    return test.expectations().stream()
        .anyMatch(
            expectation ->
                expectation instanceof Expectation.Fails(Subject subject, String part, var _)
                    && isOf(subject, guest)
                    && problem.message().contains(part));
  }

  /** Whether the subject is the guest, or the host where there is none. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isOf(Subject subject, @Nullable Entity guest) {
    return switch (subject) {
      case Subject.Host _ -> guest == null;
      case Subject.Guest _ -> guest == entity(subject);
    };
  }

  private Failing unexpected(Problem problem, String expected, Entity entity) {
    return new Failing(
        "no " + expected + " but those that the test expects",
        new Places(test.source()).full(test.written().span()),
        Printable.shortened(problem.message() + " at " + places.full(problem.place()), SENTENCE),
        traces.apply(entity));
  }

  private String fails(Expectation.Fails expected, Entity entity) {
    boolean ofHost = expected.subject() instanceof Subject.Host;
    List<Problem> problems = problems(entity, ofHost);
    if (problems.stream().anyMatch(problem -> problem.message().contains(expected.part()))) {
      return "";
    }
    return problems.isEmpty() ? "there was no error" : problems.getFirst().message();
  }

  @SuppressWarnings("ReferenceEquality")
  private List<Problem> problems(Entity entity, boolean ofHost) {
    if (ofHost) {
      return evaluation.failure() == null ? List.of() : List.of(evaluation.failure());
    }
    return evaluation.problems().stream().filter(problem -> problem.entity() == entity).toList();
  }
}
