package io.ballast.app.policytest;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.app.eval.Stage;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Traced;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.inspect.CoverageCount;
import io.ballast.tools.inspect.Covered;
import io.ballast.tools.inspect.Excerpt;
import io.ballast.tools.inspect.TraceLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Runs the tests of policies. */
public final class PolicyTests {
  /** Of what was evaluated in each loop over a guest: a failure is to be read by a person. */
  private static final int TRACE_LINES = 25;

  private static final int GAP = 70;

  private final Wiring wiring;
  private final Names names;
  private final LongSupplier nanoTime;
  private final Map<PolicyChoice, Loaded> policies = new LinkedHashMap<>();
  private final Set<PolicyChoice> tried = new HashSet<>();
  private final List<PolicyTest> tests = new ArrayList<>();
  private final List<String> malformed = new ArrayList<>();

  /**
   * @param names what tests may name
   * @param nanoTime the clock for evaluations' budgets
   */
  public PolicyTests(Wiring wiring, Names names, LongSupplier nanoTime) {
    this.wiring = wiring;
    this.names = names;
    this.nanoTime = nanoTime;
  }

  /** Takes the tests of a file. */
  public void add(Path file) throws Policies.Rejected {
    Source source = Policies.read(List.of(file));
    ParseResult parsed = Parser.parse(source);
    if (!parsed.ok()) {
      malformed.add(new DiagnosticRenderer(source).render(parsed.diagnostics()).stripTrailing());
      return;
    }
    Path parent = file.getParent();
    Path folder = parent == null ? Path.of(".") : parent;
    SuiteReader.Suite suite =
        SuiteReader.read(source, parsed.program().expressions(), folder, names, nanoTime);
    tests.addAll(suite.tests());
    suite.malformed().forEach(problem -> malformed.add(problem.sentence()));
  }

  /** How many tests were taken, and what is none. */
  public int count() {
    return tests.size() + malformed.size();
  }

  /** Runs all of them, unless something is no test. */
  public Tested run() {
    List<String> rejected = new ArrayList<>();
    if (malformed.isEmpty()) {
      tests.forEach(test -> load(test, rejected));
    }
    if (!malformed.isEmpty() || !rejected.isEmpty()) {
      return new Tested(malformed, rejected, List.of(), List.of());
    }
    List<Result> results = tests.stream().map(this::run).toList();
    return new Tested(List.of(), List.of(), results, coverage());
  }

  /** A policy that cannot be used is told once, at the first of its tests. */
  private void load(PolicyTest test, List<String> rejected) {
    if (!tried.add(test.policy())) {
      return;
    }
    Source source;
    try {
      source = test.policy().read();
    } catch (Policies.Rejected e) {
      Source.Place place = test.place();
      malformed.add(place.part() + ":" + place.line() + ": " + e.sentence().stripTrailing());
      return;
    }
    try {
      policies.put(test.policy(), Loaded.of(Policies.load(source, wiring.vocabulary()).program()));
    } catch (Policies.Rejected e) {
      rejected.add(e.sentence());
    }
  }

  private Result run(PolicyTest test) {
    Loaded policy = policies.get(test.policy());
    if (policy == null) {
      throw new IllegalStateException("The policy of " + test.name() + " was not loaded.");
    }
    io.ballast.tools.Snapshot moment = Stage.of(test.moment(), wiring).file();
    Interpreter interpreter = new Interpreter(Budget.CYCLE, Isolation.ON, nanoTime, line -> {});
    Evaluation evaluation =
        interpreter.evaluate(policy.program(), moment.world(), policy.coverage());
    Judging judging =
        new Judging(
            test,
            moment,
            evaluation,
            policy.places(),
            new Asking(test.source(), nanoTime),
            entity -> trace(interpreter, policy, moment, entity));
    Source.Place place = test.place();
    return new Result(test.name(), place.part(), place.line(), judging.failings());
  }

  private static List<String> trace(
      Interpreter interpreter, Loaded policy, io.ballast.tools.Snapshot moment, Entity entity) {
    Traced traced = interpreter.trace(policy.program(), moment.world(), entity.id());
    return TraceLines.of(
        entity.type().isolated() ? traced.iterations() : traced.definitions(),
        policy.places(),
        traced.evaluation(),
        TRACE_LINES);
  }

  private List<Tested.FileCoverage> coverage() {
    List<Tested.FileCoverage> all = new ArrayList<>();
    for (Loaded policy : policies.values()) {
      for (Covered file : CoverageCount.of(policy.program(), policy.coverage())) {
        all.add(coverage(file, policy));
      }
    }
    return all;
  }

  private static Tested.FileCoverage coverage(Covered file, Loaded policy) {
    List<String> gaps =
        file.gaps().stream()
            .map(gap -> policy.places().full(gap.span()) + ": " + Excerpt.of(gap, GAP))
            .toList();
    return new Tested.FileCoverage(
        file.file(), file.percent(), file.evaluated(), file.expressions(), gaps);
  }
}
