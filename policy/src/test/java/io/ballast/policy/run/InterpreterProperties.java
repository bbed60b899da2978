package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.check.Checker;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Programs;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class InterpreterProperties {

  @Provide
  Arbitrary<List<Expr>> programs() {
    return Programs.programs();
  }

  @Property
  void anyProgramEndsWithinItsBudgetAndThrowsNothing(@ForAll("programs") List<Expr> program) {
    Run run = new Run();
    for (Isolation isolation : Isolation.values()) {
      Evaluation it = run.run(program, Run.SMALL, isolation);
      assertThat(it.steps()).isLessThanOrEqualTo(Run.SMALL.steps() + 1);
      assertThat(it.failure() == null).isEqualTo(it.results().size() == program.size());
      it.results().forEach(value -> assertThat(Show.value(value, 50)).hasSizeLessThanOrEqualTo(50));
    }
  }

  @Property
  void anyProgramIsCheckedWithoutAnException(@ForAll("programs") List<Expr> expressions) {
    Run run = new Run();
    Vocabulary vocabulary = Vocabulary.of(run.host.type(), run.guests.getFirst().type());
    Program program = new Program(Source.of("p", ""), expressions);
    boolean rejected =
        Checker.check(program, vocabulary).stream().anyMatch(diagnostic -> diagnostic.isError());
    Evaluation it = run.run(expressions, Run.SMALL, Isolation.OFF);
    assertThat(rejected && it.failure() == null)
        .as("an error of the check is one that every evaluation meets")
        .isFalse();
  }

  @Property
  void heldGuestsHaveNoWishes(@ForAll("programs") List<Expr> program) {
    Evaluation it = new Run().run(program, Run.SMALL, Isolation.ON);
    assertThat(it.wishes()).noneMatch(wish -> it.held().contains(wish.entity()));
    assertThat(it.problems()).allMatch(problem -> it.held().contains(problem.entity()));
  }
}
