package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.Example;
import java.util.List;

/**
 * A name that every policy can call.
 *
 * @param most {@link #ANY} if there is no limit
 * @param ours whether MOM does not have it, so that a policy's own function of that name wins
 * @param signature how it is called, for the manual
 * @param doc one sentence or two
 */
record Builtin(
    String name,
    int least,
    int most,
    Shape shape,
    UnitRule units,
    boolean ours,
    String signature,
    String doc,
    List<Example> examples,
    Code code) {

  static final int ANY = Integer.MAX_VALUE;

  Builtin {
    examples = List.copyOf(examples);
  }

  /** What it does. */
  sealed interface Code {}

  /** Gets the values of all arguments. */
  @FunctionalInterface
  non-sealed interface Eager extends Code {
    Value apply(Value[] arguments, Context context);
  }

  /** Decides itself what is evaluated and how often. */
  @FunctionalInterface
  non-sealed interface Lazy extends Code {
    Value apply(Expr.Listing call, Context context);
  }

  /** One of MOM's forms, which compiled programs have code of their own for. */
  @FunctionalInterface
  non-sealed interface Special extends Code {
    Value apply(Expr.Listing call, Evaluator evaluator);
  }

  /** A form of MOM's. */
  static Builtin form(
      String name,
      int least,
      int most,
      UnitRule units,
      String signature,
      String doc,
      Special code,
      Example... examples) {
    Shape shape = new Shape.Form();
    return new Builtin(
        name, least, most, shape, units, false, signature, doc, List.of(examples), code);
  }

  /** A function of MOM's. */
  static Builtin mom(
      String name,
      int least,
      int most,
      UnitRule units,
      String signature,
      String doc,
      Eager code,
      Example... examples) {
    Shape shape = new Shape.Plain();
    return new Builtin(
        name, least, most, shape, units, false, signature, doc, List.of(examples), code);
  }

  /** A function that MOM does not have. */
  static Builtin function(
      String name,
      int arguments,
      UnitRule units,
      String signature,
      String doc,
      Eager code,
      Example... examples) {
    Shape shape = new Shape.Plain();
    return new Builtin(
        name, arguments, arguments, shape, units, true, signature, doc, List.of(examples), code);
  }

  /** Something that MOM does not have and that decides itself what is evaluated. */
  static Builtin lazy(
      String name,
      int least,
      int most,
      Shape shape,
      UnitRule units,
      String signature,
      String doc,
      Lazy code,
      Example... examples) {
    return new Builtin(
        name, least, most, shape, units, true, signature, doc, List.of(examples), code);
  }

  static Example example(String program, String value) {
    return new Example(program, value);
  }

  /** A loop takes its item and what is done with it together, or neither. */
  static boolean accepts(Shape shape, int least, int most, int count) {
    return shape instanceof Shape.Each
        ? count == least || count == most
        : count >= least && count <= most;
  }

  boolean accepts(int count) {
    return accepts(shape, least, most, count);
  }

  /** One sentence for a wrong count. */
  static String refusal(String name, Shape shape, int least, int most, int count) {
    return shape instanceof Shape.Each && least < most
        ? "%s takes %d or %d arguments, not %d.".formatted(name, least, most, count)
        : Arity.sentence(name, least, most, count);
  }

  String refusal(int count) {
    return refusal(name, shape, least, most, count);
  }
}
