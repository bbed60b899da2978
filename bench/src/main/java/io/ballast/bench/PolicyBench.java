package io.ballast.bench;

import io.ballast.policy.check.Checker;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What it costs to evaluate the policy {@code classic}, for each guest, and to load a large policy.
 * Contestants are the compiled policy, the interpreter, and the same law written by hand. Times are
 * medians: what else the machine does interrupts some evaluations and not most.
 */
final class PolicyBench {
  private static final String TIME = "us_per_guest";
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final int WARM_UP = 60;
  private static final int LOADS = 41;

  List<Result> run() throws Exception {
    List<Result> results = new ArrayList<>();
    for (RunResult run : new Runner(options()).run()) {
      results.addAll(results(run));
    }
    results.addAll(ratios(results));
    results.addAll(loading());
    return results;
  }

  private static Options options() {
    return new OptionsBuilder()
        .include(PolicyMicrobench.class.getName())
        .forks(1)
        .warmupIterations(4)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .jvmArgs("-XX:+UseSerialGC")
        .build();
  }

  private static List<Result> results(RunResult run) {
    String method = run.getParams().getBenchmark();
    String contestant = method.substring(method.lastIndexOf('.') + 1);
    int guests = Integer.parseInt(run.getParams().getParam("guests"));
    String label =
        run.getSecondaryResults().keySet().stream()
            .filter(key -> key.endsWith(ALLOCATED))
            .findFirst()
            .orElseThrow();
    double bytes = Objects.requireNonNull(run.getSecondaryResults().get(label)).getScore();
    String subject = guests + " guests";
    double micros = run.getPrimaryResult().getStatistics().getPercentile(50);
    return List.of(
        new Result(subject, contestant, TIME, micros / guests, "us"),
        new Result(subject, contestant, "bytes_per_guest", bytes / guests, "bytes"));
  }

  private static List<Result> ratios(List<Result> results) {
    List<Result> ratios = new ArrayList<>();
    for (Result hand : results) {
      if (hand.contestant().startsWith("handwritten") && hand.metric().equals(TIME)) {
        results.stream()
            .filter(one -> one.subject().equals(hand.subject()) && one.metric().equals(TIME))
            .filter(one -> one.contestant().equals("compiled"))
            .map(one -> one.value() / hand.value())
            .map(ratio -> new Result(hand.subject(), "compiled", times(hand), ratio, ""))
            .forEach(ratios::add);
      }
    }
    return ratios;
  }

  /** {@code times_handwritten}, or against whoever else. */
  private static String times(Result hand) {
    return "times_" + hand.contestant().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** What loading costs once the daemon is warm, and what it costs to compile then. */
  private static List<Result> loading() throws Exception {
    Vocabulary vocabulary = PolicyMoment.vocabulary();
    Source source = LargePolicy.source();
    long[] checks = new long[LOADS];
    long[] compilations = new long[LOADS];
    for (int i = -WARM_UP; i < LOADS; i++) {
      long begin = System.nanoTime();
      Program program = Parser.parse(source).program();
      int found = Checker.check(program, vocabulary).size();
      long checked = System.nanoTime();
      Compiled compiled = Compiled.of(program);
      long done = System.nanoTime();
      if (found > 0 || compiled.program().expressions().isEmpty()) {
        throw new IllegalStateException("The large policy is not what it should be.");
      }
      if (i >= 0) {
        checks[i] = checked - begin;
        compilations[i] = done - checked;
      }
    }
    String subject = source.text().lines().count() + " lines";
    return List.of(
        new Result(subject, "compiled", "parse_check_ms", median(checks), "ms"),
        new Result(subject, "compiled", "compile_ms", median(compilations), "ms"));
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }
}
