package io.ballast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.Sample;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Tags;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.World;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What compiled policies read of samples without objects is what the interpreter reads. */
final class CompiledReadingTest {
  private static final FieldDecl A = FieldDecl.optionalNumber("a", Unit.KIB, "A field.");
  private static final FieldDecl GONE = FieldDecl.optionalNumber("gone", Unit.KIB, "A field.");

  /** More fields than one word has kinds for, the field of interest last. */
  private static final Layout WIDE =
      new Layout(
          IntStream.rangeClosed(0, 40)
              .mapToObj(i -> i == 40 ? A : FieldDecl.optionalNumber("f" + i, Unit.KIB, "One."))
              .toList());

  private static final Layout NARROW = new Layout(List.of(A));
  private static final EntityType HOST = EntityType.of("host", false, List.of(GONE, A), List.of());
  private static final Program PROGRAM =
      Parser.parse(
              Source.of(
                  "p",
                  "Host.a Host.gone (Host.Stat \"a\") (Host.StatAvg \"gone\") (Host.StatAvg \"a\")"))
          .program();

  @Provide
  Arbitrary<List<Value>> values() {
    Arbitrary<Value> some =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-5, 5).map(Value::of),
            Arbitraries.longs().map(Value::of),
            Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, 1L << 46, (1L << 46) - 1)
                .map(Value::of),
            Arbitraries.just(new Value.Int(BigInteger.TEN.pow(30))),
            Arbitraries.doubles().map(Value::of),
            Arbitraries.of(Double.NaN, 0.0, -0.0, 0.1).map(Value::of),
            Arbitraries.of(Value.NIL, Value.NIL, Value.TRUE, Value.of("text")));
    Arbitrary<Value> whole =
        Arbitraries.oneOf(Arbitraries.longs().map(Value::of), Arbitraries.just(Value.NIL));
    return Arbitraries.oneOf(some.list().ofMinSize(1).ofMaxSize(8), whole.list().ofMinSize(1));
  }

  @Property(seed = "1")
  void ofAnyHistory(
      @ForAll("values") List<Value> values,
      @ForAll long layouts,
      @ForAll @IntRange(min = 1, max = 8) int length) {
    History history = History.of(sample(values.getFirst(), (layouts & 1) == 0));
    for (int i = 1; i < values.size(); i++) {
      history = history.plus(sample(values.get(i), (layouts >> i & 1) == 0), length);
    }
    Columns columns = new Columns(HOST, WIDE);
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    globals.put(
        "Host",
        new Value.Ref(
            new SeenEntity(
                HOST, 0, "host", history, columns, Map.of(), Tags.NONE, Variables.none())));
    World world = new World(globals);
    Interpreter interpreter = new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {});
    assertThat(interpreter.evaluate(Compiled.of(PROGRAM), world))
        .isEqualTo(interpreter.evaluate(PROGRAM, world));
  }

  private static Sample sample(Value value, boolean wide) {
    Sample.Draft draft = new Sample.Draft(wide ? WIDE : NARROW);
    draft.put(A, value);
    return draft.at(new Moment(Instant.EPOCH, 0));
  }
}
