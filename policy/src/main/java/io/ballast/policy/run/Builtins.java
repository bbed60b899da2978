package io.ballast.policy.run;

import io.ballast.policy.run.Builtin.Eager;
import io.ballast.policy.run.Builtin.Form;
import io.ballast.policy.run.Comparison.Order;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** All built-ins: one entry each, with name, arity, signature, doc and code. */
public final class Builtins {

  /**
   * What the checker and the manual know of a built-in.
   *
   * @param most {@link Integer#MAX_VALUE} if there is no limit
   * @param value whether the name alone is a value, bound in the outermost scope
   */
  public record Signature(
      String name,
      int least,
      int most,
      Shape shape,
      UnitRule units,
      String signature,
      String doc,
      boolean value) {

    public boolean accepts(int count) {
      return count >= least && count <= most;
    }
  }

  private static final int ANY = Builtin.ANY;

  private static final List<Builtin> FORMS =
      List.of(
          form(
              "defvar",
              2,
              2,
              UnitRule.LAST,
              "(defvar NAME VALUE)",
              "Binds a name that this scope does not have yet.",
              Forms::defvar),
          form(
              "set",
              2,
              2,
              UnitRule.LAST,
              "(set NAME VALUE)",
              "Changes the nearest binding of a name.",
              Forms::set),
          form("setq", 2, 2, UnitRule.LAST, "(setq NAME VALUE)", "The same as set.", Forms::set),
          form(
              "let",
              2,
              ANY,
              UnitRule.LAST,
              "(let ((NAME VALUE)...) EXPR...)",
              "Evaluates in a new scope with these bindings.",
              Forms::let),
          form(
              "def",
              3,
              3,
              UnitRule.NONE,
              "(def NAME (PARAM...) BODY)",
              "Defines a function.",
              Forms::def),
          form(
              "defun",
              3,
              3,
              UnitRule.NONE,
              "(defun NAME (PARAM...) BODY)",
              "The same as def.",
              Forms::def),
          form(
              "if",
              3,
              3,
              UnitRule.ANY_OF,
              "(if CONDITION THEN ELSE)",
              "Evaluates one of two expressions.",
              Forms::choose),
          form(
              "with",
              3,
              3,
              UnitRule.LAST,
              "(with LIST ITEM BODY)",
              "Evaluates the body for each item of a list.",
              Forms::with));

  private static final List<Builtin> FUNCTIONS =
      List.of(
          eager(
              "+",
              2,
              2,
              UnitRule.SAME,
              "(+ A B)",
              "Adds numbers, joins strings or lists.",
              (a, e) -> e.arithmetic().add(a[0], a[1])),
          eager(
              "-",
              2,
              2,
              UnitRule.SAME,
              "(- A B)",
              "Subtracts B from A.",
              (a, e) -> e.arithmetic().subtract(a[0], a[1])),
          eager(
              "*",
              2,
              2,
              UnitRule.PRODUCT,
              "(* A B)",
              "Multiplies numbers, repeats a string or list.",
              (a, e) -> e.arithmetic().multiply(a[0], a[1])),
          eager(
              "/",
              2,
              2,
              UnitRule.QUOTIENT,
              "(/ A B)",
              "Divides A by B; the result is a float.",
              (a, e) -> e.arithmetic().divide(a[0], a[1])),
          eager(
              "<<",
              2,
              2,
              UnitRule.FIRST,
              "(<< A B)",
              "Shifts an integer left by B bits.",
              (a, e) -> e.arithmetic().shiftLeft(a[0], a[1])),
          eager(
              ">>",
              2,
              2,
              UnitRule.FIRST,
              "(>> A B)",
              "Shifts an integer right by B bits.",
              (a, e) -> e.arithmetic().shiftRight(a[0], a[1])),
          eager(
              "<",
              2,
              2,
              UnitRule.COMPARED,
              "(< A B)",
              "Whether A is less than B.",
              ordered(Order.LESS)),
          eager(
              "<=",
              2,
              2,
              UnitRule.COMPARED,
              "(<= A B)",
              "Whether A is at most B.",
              ordered(Order.LESS_OR_EQUAL)),
          eager(
              ">",
              2,
              2,
              UnitRule.COMPARED,
              "(> A B)",
              "Whether A is greater than B.",
              ordered(Order.GREATER)),
          eager(
              ">=",
              2,
              2,
              UnitRule.COMPARED,
              "(>= A B)",
              "Whether A is at least B.",
              ordered(Order.GREATER_OR_EQUAL)),
          eager(
              "==",
              2,
              2,
              UnitRule.COMPARED,
              "(== A B)",
              "Whether A and B are equal.",
              (a, e) -> Value.of(e.comparison().equal(a[0], a[1]))),
          eager(
              "!=",
              2,
              2,
              UnitRule.COMPARED,
              "(!= A B)",
              "Whether A and B differ.",
              (a, e) -> Value.of(!e.comparison().equal(a[0], a[1]))),
          eager(
              "min",
              1,
              ANY,
              UnitRule.SAME,
              "(min A...)",
              "The least argument, the first of equal ones.",
              (a, e) -> best(Order.LESS, a, e)),
          eager(
              "max",
              1,
              ANY,
              UnitRule.SAME,
              "(max A...)",
              "The greatest argument, the first of equal ones.",
              (a, e) -> best(Order.GREATER, a, e)),
          eager(
              "and",
              1,
              ANY,
              UnitRule.ANY_OF,
              "(and A...)",
              "The first false argument, or the last one; all are evaluated.",
              (a, e) -> deciding(false, a)),
          eager(
              "or",
              1,
              ANY,
              UnitRule.ANY_OF,
              "(or A...)",
              "The first true argument, or the last one; all are evaluated.",
              (a, e) -> deciding(true, a)),
          eager(
              "not",
              1,
              1,
              UnitRule.NONE,
              "(not A)",
              "Whether A is false.",
              (a, e) -> Value.of(!Values.isTrue(a[0]))),
          eager(
              "null",
              0,
              ANY,
              UnitRule.NONE,
              "(null A...)",
              "Whether all arguments are nil or empty.",
              (a, e) -> Value.of(Arrays.stream(a).allMatch(Values::isEmpty))),
          eager(
              "valid",
              0,
              ANY,
              UnitRule.NONE,
              "(valid A...)",
              "Whether no argument is nil.",
              (a, e) -> Value.of(Arrays.stream(a).noneMatch(Value.Nil.class::isInstance))));

  /** Those whose name alone is a value. */
  private static final List<Builtin> VALUES =
      List.of(
          eager(
              "abs",
              1,
              1,
              UnitRule.FIRST,
              "(abs A)",
              "The number without its sign.",
              (a, e) -> e.arithmetic().abs(a[0])),
          eager(
              "debug",
              1,
              ANY,
              UnitRule.LAST,
              "(debug A...)",
              "Logs its arguments and gives the last one.",
              (a, e) -> e.debug(a)));

  private static final SequencedMap<String, Builtin> HEADS = byName(FORMS, FUNCTIONS);
  private static final SequencedMap<String, Builtin> BOUND = byName(VALUES, List.of());

  private Builtins() {}

  /** What every policy can call, by name, in the order of the manual. */
  public static SequencedMap<String, Signature> signatures() {
    SequencedMap<String, Signature> all = new LinkedHashMap<>();
    HEADS.values().forEach(builtin -> all.put(builtin.name(), signature(builtin, false)));
    BOUND.values().forEach(builtin -> all.put(builtin.name(), signature(builtin, true)));
    return Collections.unmodifiableSequencedMap(all);
  }

  private static Signature signature(Builtin builtin, boolean value) {
    return new Signature(
        builtin.name(),
        builtin.least(),
        builtin.most(),
        builtin.shape(),
        builtin.units(),
        builtin.signature(),
        builtin.doc(),
        value);
  }

  /** The built-in that a list with such a head calls, if no variable hides it. */
  static @Nullable Builtin head(String name) {
    return HEADS.get(name);
  }

  /** The code of a built-in that is a value. */
  static @Nullable Builtin value(String name) {
    return BOUND.get(name);
  }

  /** The names that the outermost scope binds to themselves. */
  static Iterable<String> valueNames() {
    return BOUND.sequencedKeySet();
  }

  private static Builtin form(
      String name, int least, int most, UnitRule units, String signature, String doc, Form code) {
    return new Builtin(name, least, most, new Shape.Form(), units, signature, doc, code);
  }

  private static Builtin eager(
      String name, int least, int most, UnitRule units, String signature, String doc, Eager code) {
    return new Builtin(name, least, most, new Shape.Plain(), units, signature, doc, code);
  }

  private static SequencedMap<String, Builtin> byName(List<Builtin> some, List<Builtin> others) {
    SequencedMap<String, Builtin> byName = new LinkedHashMap<>();
    some.forEach(builtin -> byName.put(builtin.name(), builtin));
    others.forEach(builtin -> byName.put(builtin.name(), builtin));
    return byName;
  }

  private static Eager ordered(Order order) {
    return (a, e) -> Value.of(e.comparison().inOrder(order, a[0], a[1]));
  }

  /** The first operand that no later one beats, unchanged. */
  private static Value best(Order beats, Value[] operands, Context context) {
    Value best = operands[0];
    for (int i = 1; i < operands.length; i++) {
      if (context.comparison().inOrder(beats, operands[i], best)) {
        best = operands[i];
      }
    }
    return best;
  }

  private static Value deciding(boolean decides, Value[] operands) {
    for (Value operand : operands) {
      if (Values.isTrue(operand) == decides) {
        return operand;
      }
    }
    return operands[operands.length - 1];
  }
}
