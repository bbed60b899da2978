package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.check.Checker;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Example;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manual says that built-ins and methods give, on the host and guests it names. */
final class ExamplesTest {

  private static final TestEntity HOST =
      TestEntity.host(Map.of("mem_available", Value.of(8000), "mem_free", Value.of(2500)));

  private static final List<TestEntity> GUESTS =
      List.of(
          guest("web", 4000, 2, List.of(900, 700, -1, 500), List.of(100, 220, 20, 80), -1)
              .sorted("gold", Map.of("tier", "front")),
          guest("db", 2000, 1, List.of(100, 100, 100, 100), List.of(5, 5, 5, 5), -1)
              .sorted("gold", Map.of("tier", "back")),
          guest("batch", 1000, 1, List.of(0, 200, 400, 600), List.of(0, 40, 80, 120), 300)
              .sorted("standard", Map.of()));

  /** Numbers below 0 stand for nil. */
  private static TestEntity guest(
      String name, int size, int shares, List<Integer> unused, List<Integer> faults, int swap) {
    return TestEntity.sampled(
        name,
        Map.of(
            "balloon_cur", List.of(value(size)),
            "shares", List.of(value(shares)),
            "mem_unused", values(unused),
            "major_fault", values(faults),
            "swap_usage", List.of(value(swap))));
  }

  private static List<Value> values(List<Integer> numbers) {
    return numbers.stream().map(ExamplesTest::value).toList();
  }

  private static Value value(int number) {
    return number < 0 ? Value.NIL : Value.of(number);
  }

  static Stream<Builtins.Signature> builtins() {
    return Builtins.signatures().values().stream();
  }

  static Stream<MethodDecl> methods() {
    return Stream.concat(EntityType.COMMON_METHODS.stream(), EntityType.SORTED_METHODS.stream());
  }

  @ParameterizedTest
  @MethodSource("builtins")
  void aBuiltinGivesWhatItsExamplesSay(Builtins.Signature builtin) {
    assertThat(builtin.signature()).contains(builtin.name());
    assertThat(builtin.doc()).endsWith(".");
    check(builtin.name(), builtin.examples());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aMethodGivesWhatItsExamplesSay(MethodDecl method) {
    assertThat(method.signature()).contains("." + method.name());
    assertThat(method.doc()).endsWith(".");
    check(method.name(), method.examples());
  }

  private static void check(String name, List<Example> examples) {
    assertThat(examples).as("examples of %s", name).isNotEmpty();
    assertThat(examples).as("examples of %s", name).anyMatch(e -> e.program().contains(name));
    for (Example example : examples) {
      Program program = Parser.parse(Source.of("example", example.program())).program();
      assertThat(
              Checker.check(program, Vocabulary.of(HOST.type(), GUESTS.getFirst().type())).stream()
                  .map(Diagnostic::message))
          .as(example.program())
          .isEmpty();
      assertThat(value(program)).as(example.program()).isEqualTo(example.value());
    }
  }

  private static String value(Program program) {
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    globals.put("Host", new Value.Ref(HOST));
    globals.put("Guests", new Value.Items(GUESTS.stream().<Value>map(Value.Ref::new).toList()));
    Evaluation it =
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {})
            .evaluate(program, new World(globals));
    assertThat(it.problems()).isEmpty();
    return it.failure() == null
        ? Show.value(it.results().getLast(), 1_000)
        : "error: " + it.failure().message();
  }
}
