package io.ballast.policy.run;

import io.ballast.policy.syntax.Program;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates policies. What it does with a {@link Program} is plain and slow enough to be obviously
 * right; what it does with a {@link Compiled} one must be the same.
 *
 * <p>It runs on the caller's thread and keeps nothing between evaluations, so that threads may
 * share it.
 */
public final class Interpreter {

  private final Budget budget;
  private final Isolation isolation;
  private final LongSupplier nanoTime;
  private final Consumer<String> debug;

  /**
   * @param nanoTime the clock for the time budget, as {@link System#nanoTime}
   * @param debug gets the lines that {@code debug} writes, safe to print and bounded in number and
   *     length
   */
  public Interpreter(
      Budget budget, Isolation isolation, LongSupplier nanoTime, Consumer<String> debug) {
    this.budget = budget;
    this.isolation = isolation;
    this.nanoTime = nanoTime;
    this.debug = debug;
  }

  /** Evaluates once. Whatever the program does, it throws nothing: errors are in the result. */
  public Evaluation evaluate(Program program, World world) {
    return evaluator(debug, null).run(program, world);
  }

  /** Evaluates once and notes which expressions were. It gives what it gives without. */
  public Evaluation evaluate(Program program, World world, Coverage coverage) {
    return evaluator(debug, coverage.onlooker()).run(program, world);
  }

  /** The same, quickly, for a program that is evaluated many times. */
  public Evaluation evaluate(Compiled program, World world) {
    Meter meter = new Meter(budget, nanoTime);
    return new Machine(program, meter, new DebugLog(debug), isolation).run(world);
  }

  /**
   * Evaluates once and notes how it came to what it gives one entity. What {@code debug} writes is
   * dropped: it was written when the moment was evaluated first.
   *
   * @param entity the id of a guest
   */
  public Traced trace(Program program, World world, String entity) {
    Tracer tracer = new Tracer(entity);
    return tracer.traced(evaluator(line -> {}, tracer).run(program, world));
  }

  private Evaluator evaluator(Consumer<String> debugLines, @Nullable Onlooker onlooker) {
    Meter meter = new Meter(budget, nanoTime);
    return new Evaluator(meter, new DebugLog(debugLines), isolation, onlooker);
  }
}
