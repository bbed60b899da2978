package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Printer;
import io.ballast.policy.syntax.Source;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a trace holds. The guests a, b and c have the sizes 1, 2 and 3; b is traced. */
class TraceTest {
  private final Run run = new Run();

  private Traced trace(String text) {
    return new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, run.debugged::add)
        .trace(Parser.parse(Source.of("p", text)).program(), run.world(), "b");
  }

  /** As {@code expression=value[children]}. */
  private static String text(TraceNode node) {
    String value = node.value() == null ? "failed" : Show.value(node.value(), 40);
    String children = String.join(" ", node.children().stream().map(TraceTest::text).toList());
    return Printer.print(node.expression())
        + "="
        + value
        + (children.isEmpty() ? "" : "[" + children + "]");
  }

  private static List<String> texts(List<TraceNode> nodes) {
    return nodes.stream().map(TraceTest::text).toList();
  }

  private static Stream<TraceNode> all(TraceNode node) {
    return Stream.concat(Stream.of(node), node.children().stream().flatMap(TraceTest::all));
  }

  @Test
  void anIterationIsNotedWithTheBranchTakenAndNothingOfOtherGuests() {
    Traced traced = trace("(with Guests g (if (< g.size 2) 10 (+ g.size 5)))");
    assertThat(texts(traced.iterations()))
        .containsExactly(
            "(if (< g.size 2) 10 (+ g.size 5))=7"
                + "[(< g.size 2)=false[g.size=2 2=2] (+ g.size 5)=7[g.size=2 5=5]]");
    assertThat(texts(traced.definitions()))
        .containsExactly("(with Guests g (if (< g.size 2) 10 (+ g.size 5)))=(10 7 8)");
    assertThat(traced.cut()).isFalse();
  }

  @Test
  void aFunctionsBodyIsTheLastChildOfItsCall() {
    Traced traced = trace("(def twice (x) (* 2 x)) (with Guests g (twice g.size))");
    TraceNode call = traced.iterations().getFirst();
    assertThat(text(call)).isEqualTo("(twice g.size)=4[g.size=2 (* 2 x)=4[2=2 x=2]]");
    assertThat(call.meaning()).isEqualTo(new Meaning.Function(List.of("x")));
  }

  @Test
  void whatANameMeantIsTold() {
    Traced traced = trace("(with Guests g (+ g.size (g.StatAvg \"size\")))");
    List<Meaning> meanings = all(traced.iterations().getFirst()).map(TraceNode::meaning).toList();
    Entity b = run.guests.get(1);
    assertThat(meanings)
        .containsExactly(
            Meaning.OTHER,
            new Meaning.Member(b, "size"),
            new Meaning.Member(b, "StatAvg"),
            Meaning.OTHER);
  }

  @Test
  void anErrorThatStaysWithTheGuestEndsItsTraceThere() {
    Traced traced =
        trace("(with Guests g { 1 (+ 2 (/ g.size 0)) 3 })\n(with Guests g 4)\n(defvar after 5)");
    assertThat(texts(traced.iterations()))
        .containsExactly(
            "{1 (+ 2 (/ g.size 0)) 3}=failed"
                + "[1=1 (+ 2 (/ g.size 0))=failed[2=2 (/ g.size 0)=failed[g.size=2 0=0]]]");
    assertThat(texts(traced.definitions()).getLast()).isEqualTo("(defvar after 5)=5[5=5]");
  }

  @Test
  void aFailureLeavesWhatLedToIt() {
    Traced traced = trace("(with Guests g (with Host.nothing x 1))");
    assertThat(traced.evaluation().failure()).isNull();
    Traced failed = trace("(defvar a 1) (+ a (missing))");
    assertThat(failed.evaluation().failure()).isNotNull();
    assertThat(texts(failed.definitions()))
        .containsExactly("(defvar a 1)=1[1=1]", "(+ a (missing))=failed[a=1 (missing)=failed]");
  }

  @Test
  void anIterationInsideOfAnotherGuestsIsNotedToo() {
    Traced traced = trace("(with Guests g (with Guests h (+ h.size g.size)))");
    assertThat(texts(traced.iterations()))
        .contains(
            "(+ h.size g.size)=3[h.size=2 g.size=1]", "(+ h.size g.size)=5[h.size=2 g.size=3]")
        .anySatisfy(all -> assertThat(all).startsWith("(with Guests h (+ h.size g.size))=(3 4 5)"));
    assertThat(texts(traced.definitions())).hasSize(1).allMatch(text -> !text.contains("["));
  }

  @Test
  void nothingThatDebugWritesIsWrittenAgain() {
    trace("(with Guests g (debug g.size))");
    assertThat(run.debugged).isEmpty();
  }

  @Test
  void aTraceIsBoundedInNodesAndSaysSo() {
    String list = "(defvar n (* (with Guests g 1) 2000))";
    Traced traced = trace(list + "(with Guests g { (with n x (+ x (+ x (+ x x)))) (- g.size 1) })");
    assertThat(traced.evaluation().failure()).isNull();
    assertThat(traced.evaluation().problems()).isEmpty();
    assertThat(traced.cut()).isTrue();
    assertThat(traced.iterations().stream().flatMap(TraceTest::all).count()).isEqualTo(20_000);
    assertThat(traced.iterations().getLast().cut()).isTrue();
    assertThat(traced.definitions()).hasSize(2);
  }

  @Test
  void aTraceIsBoundedInDepthAndSaysSo() {
    String deep = "(+ 1 ".repeat(300) + "1" + ")".repeat(300);
    Traced traced = trace("(with Guests g " + deep + ")");
    assertThat(traced.evaluation().failure()).isNull();
    assertThat(traced.evaluation().problems()).isEmpty();
    assertThat(traced.cut()).isTrue();
    assertThat(depth(traced.iterations().getFirst())).isEqualTo(200);
    assertThat(Objects.requireNonNull(traced.iterations().getFirst().value()))
        .isEqualTo(Value.of(301));
  }

  private static int depth(TraceNode node) {
    return 1 + node.children().stream().mapToInt(TraceTest::depth).max().orElse(0);
  }
}
