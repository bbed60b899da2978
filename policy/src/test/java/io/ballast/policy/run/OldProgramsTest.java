package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.check.Checker;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy written for MOM keeps its meaning, whatever names it uses. */
final class OldProgramsTest {

  private final Run run = new Run();

  static Stream<String> newNames() {
    return Builtins.signatures().values().stream()
        .filter(Builtins.Signature::ours)
        .map(Builtins.Signature::name);
  }

  static Stream<String> newMethods() {
    return EntityType.COMMON_METHODS.stream().filter(MethodDecl::ours).map(MethodDecl::name);
  }

  private void gives(String text, String expected) {
    Program program = Parser.parse(Source.of("old", text)).program();
    assertThat(Checker.check(program, run.vocabulary()).stream().filter(Diagnostic::isError))
        .as(text)
        .isEmpty();
    assertThat(run.last(text)).as(text).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("newNames")
  void itsOwnFunctionWinsOverANewBuiltin(String name) {
    gives("(def %1$s () 7) (%1$s)".formatted(name), "7");
    gives("(def %1$s (a b) (+ a b)) (%1$s 3 4)".formatted(name), "7");
    gives("(def f () (%1$s 3)) (def %1$s (a) (* a 2)) (f)".formatted(name), "6");
  }

  @ParameterizedTest
  @MethodSource("newNames")
  void aVariableOfANewNameIsAVariable(String name) {
    gives("(defvar %1$s 5) (+ %1$s 1)".formatted(name), "6");
    gives("(def f (%1$s) %1$s) (f 4)".formatted(name), "4");
    gives("(with Guests %1$s %1$s.size)".formatted(name), "(1 2 3)");
    assertThat(run.last("(defvar %1$s abs) (%1$s -2)".formatted(name))).isEqualTo("2");
  }

  @ParameterizedTest
  @MethodSource("newNames")
  void aNewNameAloneIsNoValue(String name) {
    assertThat(run.last(name)).isEqualTo("error: There is no variable or field " + name + ".");
  }

  @ParameterizedTest
  @MethodSource("newMethods")
  void itsOwnDottedFunctionWinsOverANewMethod(String method) {
    gives("(def Host.%1$s (a) (+ a 1)) (Host.%1$s 6)".formatted(method), "7");
    gives("(def g.%1$s (a) (+ a 1)) (with Guests g (g.%1$s 6))".formatted(method), "(7 7 7)");
  }

  @ParameterizedTest
  @MethodSource("newMethods")
  void aFieldWinsOverANewMethod(String method) {
    FieldDecl field = FieldDecl.number(method, Unit.NONE, "A field.");
    EntityType type = EntityType.of("guest", true, List.of(field), List.of());
    assertThat(type.methods()).doesNotContainKey(method);
    assertThat(type.has(method)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(def min (a) 7) (min 1 2) | 1",
        "(sum Guests g g.size) (def sum (a) 9) (sum 1) | 9",
        "(def f () (sum Guests g g.size)) (defvar before (f)) (def sum (a b c) 9)"
            + " (+ before (* 10 (sum 1 2 3))) | 96",
        "(defvar f Host.StatMin) (def f (a) 9) (f \"free\") | 100",
      })
  void theOrderOfWhatAHeadMayBe(String text, String expected) {
    assertThat(run.last(text)).isEqualTo(expected);
  }

  @Test
  void aTraceSaysThatTheProgramsOwnFunctionWasCalled() {
    Program program =
        Parser.parse(Source.of("p", "(def sum (a) (* a 2)) (with Guests g (sum g.size))"))
            .program();
    TraceNode call =
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {})
            .trace(program, run.world(), "b")
            .iterations()
            .getFirst();
    assertThat(call.meaning()).isInstanceOf(TraceNode.Meaning.Function.class);
    assertThat(call.value()).isEqualTo(Value.of(4));
  }
}
