package io.ballast.app.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.app.Policies;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.tools.SnapshotException;
import io.ballast.tools.SnapshotFile;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** The policy {@code classic} against the law that MOM documents, computed here a second time. */
class ClassicPolicyTest {
  private static final double HOST = 16_777_216;
  private static final double GIB = 1_048_576;
  private static final Program CLASSIC =
      Parser.parse(Policies.shipped(ShippedPolicy.CLASSIC)).program();

  /** One guest, all in KiB. */
  private record Guest(long cur, long max, long min, long unused) {}

  private static OptionalDouble target(double hostFree, Guest guest) throws SnapshotException {
    Evaluation evaluation =
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {})
            .evaluate(CLASSIC, SnapshotFile.read(json(hostFree, guest)).world());
    assertThat(evaluation.failure()).isNull();
    assertThat(evaluation.problems()).isEmpty();
    return evaluation.wishes().stream().mapToDouble(wish -> number(wish.value())).findFirst();
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Int(var whole) -> whole.doubleValue();
      case Value.Real(double real) -> real;
      default -> throw new AssertionError(value);
    };
  }

  private static String json(double hostFree, Guest guest) {
    return """
    {"host": {"properties": {}, "variables": {}, "fields": ["mem_available", "mem_free",
                                         "ksm_run", "ksm_pages_to_scan", "ksm_shareable"],
              "statistics": [{"mem_available": %d, "mem_free": %d, "ksm_run": null,
                              "ksm_pages_to_scan": null, "ksm_shareable": null}]},
     "guests": [{"properties": {"name": "g"}, "variables": {},
                 "fields": ["balloon_cur", "balloon_max", "balloon_min", "mem_unused"],
                 "statistics": [{"balloon_cur": %d, "balloon_max": %d, "balloon_min": %d,
                                 "mem_unused": %d}]}]}
    """
        .formatted(
            (long) HOST,
            Math.round(hostFree * HOST),
            guest.cur(),
            guest.max(),
            guest.min(),
            guest.unused());
  }

  /** The law as documented: pressure below .20, critical below .05, steps of .05 and .0025. */
  private static OptionalDouble law(double hostFree, Guest g) {
    double free = Math.round(hostFree * HOST) / HOST;
    double margin = free <= 0.05 ? free - 0.05 : 0.20 * (free / 0.20);
    double need = Math.max(g.min(), g.cur() - (double) g.unused() + margin * g.cur());
    OptionalDouble size = free < 0.20 ? shrunk(g, need) : grown(g, need);
    return g.cur() < g.min() ? OptionalDouble.of(g.min()) : size;
  }

  private static OptionalDouble shrunk(Guest g, double need) {
    double size = Math.max(g.cur() * (1 - 0.05), need);
    return size <= g.cur() && worth(g, size) ? OptionalDouble.of(size) : OptionalDouble.empty();
  }

  private static OptionalDouble grown(Guest g, double need) {
    double size = Math.min(Math.max(g.cur() * (1 + 0.05), need), g.max());
    return g.cur() < g.max() && worth(g, size) ? OptionalDouble.of(size) : OptionalDouble.empty();
  }

  private static boolean worth(Guest g, double size) {
    return Math.abs(size - g.cur()) > 0.0025 * g.cur();
  }

  @Property
  void itWishesWhatTheLawSays(
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.999) double hostFree,
      @ForAll @DoubleRange(min = 0.05, max = 1) double size,
      @ForAll @DoubleRange(min = 0, max = 1) double unused,
      @ForAll @DoubleRange(min = 0, max = 1) double guarantee)
      throws SnapshotException {
    long max = (long) (4 * GIB);
    long cur = Math.round(max * size);
    Guest guest = new Guest(cur, max, Math.round(max * guarantee), Math.round(cur * unused));
    OptionalDouble wished = target(hostFree, guest);
    OptionalDouble expected = law(hostFree, guest);
    assertThat(wished.isPresent()).isEqualTo(expected.isPresent());
    if (wished.isPresent()) {
      assertThat(wished.getAsDouble()).isCloseTo(expected.getAsDouble(), within(0.001));
    }
  }

  /** Measured on the original's own evaluator: 4 GiB with .5 unused, at 15, 10 and 5 % free. */
  @Example
  void itWishesWhatTheOriginalWasSeenToWish() throws SnapshotException {
    Guest cached = new Guest((long) (4 * GIB), (long) (4 * GIB), 0, (long) (0.5 * GIB));
    assertThat(target(0.15, cached)).isEmpty();
    assertThat(target(0.10, cached).orElseThrow() / GIB).isCloseTo(3.90, within(0.01));
    assertThat(target(0.05, cached).orElseThrow() / GIB).isCloseTo(3.80, within(0.01));
  }

  @Example
  void aGuestWithoutStatisticsIsLeftAlone() throws SnapshotException {
    String json =
        json(0.1, new Guest(1, 1, 0, 0)).replace("\"mem_unused\": 0", "\"mem_unused\": null");
    Evaluation evaluation =
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {})
            .evaluate(CLASSIC, SnapshotFile.read(json).world());
    assertThat(evaluation.wishes()).isEmpty();
    assertThat(evaluation.problems()).isEmpty();
  }
}
