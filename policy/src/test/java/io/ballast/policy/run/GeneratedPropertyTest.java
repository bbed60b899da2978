package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Generated code and the interpreter agree on numbers of all kinds. */
final class GeneratedPropertyTest {
  private static final String START =
      """
      (defvar a %s) (defvar b %s) (defvar half 0.5)
      (def f (x y) (- x y))
      (def h (g) (* g.p half))
      """;
  private static final String[] LEAVES = {
    "0",
    "1",
    "-3",
    "2.5",
    "-0.0",
    "0.1",
    "9007199254740991",
    "a",
    "b",
    "half",
    "nil",
    "x",
    "g.p",
    "g.p",
    "g.q",
    "g.r",
    "Host.p",
    "(g.StatAvg \"p\")",
    "(g.StatAvg \"q\")",
    "(h g)",
    "(h Host)",
    "20%%"
  };

  /** Each with up to three holes. */
  private static final String[] SHAPES = {
    "(+ %1$s %2$s)",
    "(- %1$s %2$s)",
    "(* %1$s %2$s)",
    "(/ %1$s %2$s)",
    "(< %1$s %2$s)",
    "(<= %1$s %2$s)",
    "(> %1$s %2$s)",
    "(>= %1$s %2$s)",
    "(== %1$s %2$s)",
    "(!= %1$s %2$s)",
    "(min %1$s %2$s)",
    "(max %1$s %2$s)",
    "(abs %1$s)",
    "(not %1$s)",
    "(and (< %1$s a) (> %2$s %3$s))",
    "(or (valid %1$s %2$s) (not %3$s))",
    "(if %1$s %2$s %3$s)",
    "(if (< %1$s a) %2$s %3$s)",
    "(if (valid %1$s) { (g.Control \"t\" %2$s) %3$s } 0)",
    "(if (< a %1$s) (g.Control \"u\" %2$s) (debug %3$s))",
    "(let ((x %1$s) (a %2$s)) %3$s)",
    "(f %1$s %2$s)",
    "(g.Control \"t\" %1$s)",
    "{ %1$s %2$s }",
  };

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.recursive(
        () -> Arbitraries.of(LEAVES).map(leaf -> leaf.replace("%%", "%")),
        holes ->
            Combinators.combine(Arbitraries.of(SHAPES), holes, holes, holes)
                .as((shape, one, two, three) -> shape.formatted(one, two, three)),
        1,
        6);
  }

  @Provide
  Arbitrary<Value> numbers() {
    Arbitrary<Value> few = Arbitraries.integers().between(-2, 2).map(Value::of);
    Arbitrary<Value> many =
        Arbitraries.of(
                1L << 53, (1L << 53) - 1, -(1L << 53), (1L << 26) + 1, Long.MAX_VALUE, -7L, 1000L)
            .map(Value::of);
    Arbitrary<Value> real =
        Arbitraries.of(0.5, -0.0, 0.0, 1e308, -1e308, Double.NaN, 1 / 0.0, -2.0).map(Value::of);
    Arbitrary<Value> other =
        Arbitraries.of(
            Value.NIL, Value.TRUE, Value.FALSE, Value.of("t"), Values.of(BigInteger.TEN.pow(20)));
    return Arbitraries.frequencyOf(
        Tuple.of(6, few), Tuple.of(3, many), Tuple.of(3, real), Tuple.of(1, other));
  }

  @Provide
  Arbitrary<List<Value>> samples() {
    return numbers().list().ofMinSize(4).ofMaxSize(24);
  }

  @Property(seed = "1", tries = 1_500, edgeCases = EdgeCasesMode.NONE)
  void onNumbersOfAllKinds(
      @ForAll("bodies") String body,
      @ForAll("samples") List<Value> samples,
      @ForAll int constants) {
    String[] written = {"1", "0", "2.5", "-4", "0.25", "100"};
    String start =
        START.formatted(
            written[Math.floorMod(constants, 6)], written[Math.floorMod(constants / 6, 6)]);
    String text = "%s (with Guests g %s)".formatted(start, body);
    List<String> debugged = new ArrayList<>();
    Evaluation evaluation =
        Agreement.evaluate(
            Parser.parse(Source.of("test", text)).program(),
            world(samples),
            Run.SMALL,
            (constants & 1) == 0 ? Isolation.ON : Isolation.OFF,
            debugged);
    assertThat(evaluation.steps()).isPositive();
  }

  /** A host and guests that take their fields from the samples, one after the other. */
  private static World world(List<Value> samples) {
    TestEntity first = TestEntity.sampled("0", fields(samples, 0));
    List<Value> guests = new ArrayList<>(List.of(new Value.Ref(first)));
    for (int i = 1; i < 6; i++) {
      guests.add(new Value.Ref(first.like("g" + i, fields(samples, i))));
    }
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    globals.put("Host", new Value.Ref(TestEntity.host(Map.of("p", samples.getFirst()))));
    globals.put("Guests", new Value.Items(guests));
    return new World(globals);
  }

  /** Two of three fields are of one kind as a rule. */
  private static Map<String, List<Value>> fields(List<Value> samples, int guest) {
    Value any = samples.get(guest % samples.size());
    return Map.of(
        "p", List.of(Value.of(guest - 2), Value.of(3 * guest)),
        "q", List.of(any, Value.of(guest / 4.0)),
        "r", List.of(samples.get((guest + 1) % samples.size())));
  }
}
