package io.ballast.app.policytest;

import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.World;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/** Gives the values of a test's expressions. */
record Asking(Source source, LongSupplier nanoTime) {
  /** Far more than a value or an expectation needs. */
  private static final Budget BUDGET =
      new Budget(1_000_000, Duration.ofSeconds(1), Budget.CYCLE.depth(), 100_000);

  /** Why an expression has no value, in one sentence. */
  static final class NoValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    NoValue(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /** The value of an expression after these definitions, with these names bound. */
  Value value(Expr expression, List<Expr> definitions, SequencedMap<String, Value> names)
      throws NoValue {
    List<Expr> all = new ArrayList<>(definitions);
    all.add(expression);
    Interpreter interpreter = new Interpreter(BUDGET, Isolation.OFF, nanoTime, line -> {});
    Evaluation evaluation = interpreter.evaluate(new Program(source, all), new World(names));
    if (evaluation.failure() != null) {
      throw new NoValue(evaluation.failure().message());
    }
    return evaluation.results().getLast();
  }
}
