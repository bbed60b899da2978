package io.ballast.bench;

import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Wish;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One evaluation of the policy {@code classic}, by each contestant. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@NullUnmarked // JMH sets what is not set here.
public class PolicyMicrobench {
  private static final int SAMPLES = 10;

  @Param({"10", "100", "1000", "10000"})
  int guests;

  private PolicyMoment moment;
  private Compiled compiled;
  private Interpreter interpreter;
  private ClassicLaw law;
  private ClassicLaw lawByKeptSums;

  @Setup
  public void prepare() throws Exception {
    moment = PolicyMoment.of(guests, SAMPLES);
    compiled = Compiled.of(moment.program(), Runnable::run);
    interpreter = new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, line -> {});
    law = ClassicLaw.of(moment);
    lawByKeptSums = ClassicLaw.byKeptSums(moment);
  }

  @Benchmark
  public Evaluation compiled() {
    return interpreter.evaluate(compiled, moment.world());
  }

  @Benchmark
  public Evaluation interpreter() {
    return interpreter.evaluate(moment.program(), moment.world());
  }

  @Benchmark
  public List<Wish> handwritten() {
    return law.wishes();
  }

  @Benchmark
  public List<Wish> handwrittenByKeptSums() {
    return lawByKeptSums.wishes();
  }
}
