package io.ballast.app.eval;

import io.ballast.app.Wiring;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judgement;
import io.ballast.policy.codes.RunningCodes;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Show;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Program;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Evaluates a policy once on a stage and brings what it wishes before the guard. */
public final class TrialRun {
  /** Names are shown cut after so many chars: their owners may write anything. */
  private static final int NAME = 60;

  private final Stage stage;
  private final Delivering delivering;
  private final Guard guard;

  private TrialRun(Stage stage, Delivering delivering, Guard guard) {
    this.stage = stage;
    this.delivering = delivering;
    this.guard = guard;
  }

  /**
   * Evaluates with isolation, as the daemon does; the guard remembers nothing.
   *
   * @param debug gets what the policy writes with {@code debug}
   */
  public static Trial of(Stage stage, Program program, Wiring wiring, Consumer<String> debug) {
    Interpreter interpreter = new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, debug);
    Evaluation evaluation = interpreter.evaluate(program, stage.file().world());
    Delivering delivering =
        new Delivering(stage, program.source(), wiring.hostType(), wiring.guestType());
    return new TrialRun(stage, delivering, wiring.guard()).judge(evaluation);
  }

  private Trial judge(Evaluation evaluation) {
    List<Delivered> delivered = evaluation.wishes().stream().map(delivering::deliver).toList();
    List<ControlWish> wishes =
        delivered.stream().map(Delivered::toGuard).filter(Objects::nonNull).toList();
    Judgement judgement = guard.judge(GuardState.empty(), stage.seen(), wishes);
    Stream<Ruling> answers = delivered.stream().map(wish -> wish.ruling(judgement));
    Problem failure = evaluation.failure();
    return new Trial(
        stage,
        evaluation,
        Stream.concat(answers, delivering.orders(judgement)).toList(),
        evaluation.problems().stream().map(TrialRun::isolated).toList(),
        failure == null ? null : failed(failure));
  }

  private static Diagnostic isolated(Problem problem) {
    String sentence = problem.message() + guest(problem, " Guest %s holds its size.");
    return new Diagnostic(
        Diagnostic.Severity.WARNING, RunningCodes.ISOLATED, sentence, problem.place(), null);
  }

  private static Diagnostic failed(Problem problem) {
    String sentence = problem.message() + guest(problem, " It happened at guest %s.");
    return Diagnostic.error(
        RunningCodes.FAILED,
        sentence,
        problem.place(),
        "The policy fails here and controls nothing.");
  }

  private static String guest(Problem problem, String sentence) {
    return problem.entity() == null
        ? ""
        : sentence.formatted(Show.value(problem.entity().property("name"), NAME));
  }
}
