package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** Runs programs on a host and the guests a, b and c. */
public final class Run {

  public static final Budget SMALL = new Budget(100_000, Duration.ofHours(1), 200, 10_000);

  final TestEntity host = TestEntity.host(Map.of("free", Value.of(100)));
  final List<TestEntity> guests = guests();
  final List<String> debugged = new ArrayList<>();

  /** As in a daemon, all are of the very same type. */
  private static List<TestEntity> guests() {
    TestEntity first = TestEntity.guest("a", size(1));
    return List.of(first, guest(first, "b", 2), guest(first, "c", 3));
  }

  private static TestEntity guest(TestEntity first, String id, int size) {
    return new TestEntity(first.type(), id, size(size), null);
  }

  private static Map<String, Value> size(int size) {
    return Map.of("size", Value.of(size));
  }

  World world() {
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    globals.put("Host", new Value.Ref(host));
    globals.put("Guests", new Value.Items(guests.stream().<Value>map(Value.Ref::new).toList()));
    return new World(globals);
  }

  /** The same world with one more name. */
  World with(String name, Value value) {
    SequencedMap<String, Value> globals = new LinkedHashMap<>(world().globals());
    globals.put(name, value);
    return new World(globals);
  }

  public Vocabulary vocabulary() {
    return Vocabulary.of(host.type(), guests.getFirst().type());
  }

  Evaluation run(String text) {
    return run(text, Budget.CYCLE, Isolation.ON);
  }

  Evaluation run(String text, Budget budget, Isolation isolation) {
    ParseResult parsed = Parser.parse(Source.of("test", text));
    if (!parsed.ok()) {
      throw new IllegalArgumentException(parsed.diagnostics().toString());
    }
    return run(parsed.program(), budget, isolation);
  }

  Evaluation run(List<Expr> expressions, Budget budget, Isolation isolation) {
    return run(new Program(Source.of("test", ""), expressions), budget, isolation);
  }

  Evaluation run(String text, World world) {
    Program program = Parser.parse(Source.of("test", text)).program();
    return Agreement.evaluate(program, world, Budget.CYCLE, Isolation.ON, debugged);
  }

  public Evaluation run(Program program, Budget budget, Isolation isolation) {
    return Agreement.evaluate(program, world(), budget, isolation, debugged);
  }

  /** The last value, as text. */
  String last(String text) {
    Evaluation evaluation = run(text);
    return evaluation.failure() == null
        ? Show.value(evaluation.results().getLast(), 1_000)
        : "error: " + evaluation.failure().message();
  }

  /** The error that ended the cycle; there must be one. */
  static Problem failure(Evaluation evaluation) {
    return Objects.requireNonNull(evaluation.failure(), "the evaluation did not fail");
  }

  /** The wishes as {@code entity.control=value}. */
  static List<String> wishes(Evaluation evaluation) {
    return evaluation.wishes().stream()
        .map(wish -> wish.entity() + "." + wish.control() + "=" + Show.value(wish.value(), 100))
        .toList();
  }
}
