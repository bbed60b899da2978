package io.ballast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contestants of the policy bench do the same work. */
final class ClassicLawTest {

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 300})
  void allWishTheSame(int guests) throws Exception {
    PolicyMoment moment = PolicyMoment.of(guests, 10);
    Interpreter interpreter =
        new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, line -> {});
    Evaluation plain = interpreter.evaluate(moment.program(), moment.world());
    Compiled compiled = Compiled.of(moment.program(), Runnable::run, 0);
    for (int turn = 1; turn <= 3; turn++) {
      assertThat(interpreter.evaluate(compiled, moment.world())).isEqualTo(plain);
    }
    List<String> byHand = texts(ClassicLaw.of(moment).wishes());
    assertThat(byHand).containsExactlyElementsOf(texts(plain.wishes()));
    assertThat(texts(ClassicLaw.byKeptSums(moment).wishes())).isEqualTo(byHand);
    assertThat(byHand).hasSizeGreaterThan(guests / 2);
    assertThat(byHand.getLast()).startsWith("host.ksm_");
  }

  private static List<String> texts(List<Wish> wishes) {
    return wishes.stream()
        .map(w -> w.entity().id() + "." + w.control() + "=" + number(w.value()))
        .toList();
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Int(var whole) -> whole.doubleValue();
      case Value.Real(double real) -> real;
      default -> throw new AssertionError(value);
    };
  }
}
