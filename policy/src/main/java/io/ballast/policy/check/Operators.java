package io.ballast.policy.check;

import java.util.List;

/** Which kinds of values MOM's operators take and give. */
final class Operators {
  private static final Kinds SEQUENCE = Kinds.TEXT.or(Kinds.LIST);
  private static final List<Kinds> CLASSES = List.of(Kinds.NUMBER, Kinds.TEXT, Kinds.LIST);

  private Operators() {}

  /** Whether it fails with whatever values of these kinds. */
  static boolean fails(String name, List<Kinds> operands) {
    if (operands.stream().anyMatch(Kinds::isNone)) {
      return false;
    }
    return switch (name) {
      case "+", "<", "<=", ">", ">=", "min", "max" -> operands.size() > 1 && areMixed(operands);
      case "-", "/", "abs", "floor", "ceil", "round" -> miss(operands, Kinds.NUMBER);
      case "<<", ">>" -> miss(operands, Kinds.WHOLE);
      case "*" -> operands.size() == 2 && cannotMultiply(operands.get(0), operands.get(1));
      default -> false;
    };
  }

  private static boolean miss(List<Kinds> operands, Kinds wanted) {
    return operands.stream().anyMatch(operand -> !operand.meets(wanted));
  }

  /** Numbers go with numbers, strings with strings, lists with lists. */
  private static boolean areMixed(List<Kinds> operands) {
    return CLASSES.stream().noneMatch(one -> !miss(operands, one));
  }

  private static boolean cannotMultiply(Kinds left, Kinds right) {
    boolean numbers = left.meets(Kinds.NUMBER) && right.meets(Kinds.NUMBER);
    boolean repeats =
        left.meets(SEQUENCE) && right.meets(Kinds.WHOLE)
            || left.meets(Kinds.WHOLE) && right.meets(SEQUENCE);
    return !numbers && !repeats;
  }

  /** What it gives if it gives anything; any kind where nobody knows. */
  static Kinds result(String name, List<Kinds> operands) {
    return switch (name) {
      case "<", "<=", ">", ">=", "==", "!=", "not", "null", "valid" -> Kinds.BOOL;
      case "/" -> Kinds.REAL;
      case "<<", ">>", "floor", "ceil", "round", "len" -> Kinds.INT;
      case "abs" -> number(operands.getFirst(), Kinds.INT);
      case "+" -> combined(operands).or(sequence(operands));
      case "-" -> combined(operands);
      case "*" -> combined(operands).or(repeated(operands));
      case "min", "max", "and", "or" -> operands.stream().reduce(Kinds.NONE, Kinds::or);
      case "debug" -> operands.getLast();
      default -> Kinds.ANY;
    };
  }

  private static Kinds number(Kinds left, Kinds right) {
    Kinds whole = left.meets(Kinds.WHOLE) && right.meets(Kinds.WHOLE) ? Kinds.INT : Kinds.NONE;
    boolean real =
        left.meets(Kinds.REAL) && right.meets(Kinds.NUMBER)
            || left.meets(Kinds.NUMBER) && right.meets(Kinds.REAL);
    return real ? whole.or(Kinds.REAL) : whole;
  }

  private static Kinds combined(List<Kinds> operands) {
    return number(operands.getFirst(), operands.getLast());
  }

  private static Kinds sequence(List<Kinds> operands) {
    Kinds texts = miss(operands, Kinds.TEXT) ? Kinds.NONE : Kinds.TEXT;
    return miss(operands, Kinds.LIST) ? texts : texts.or(Kinds.LIST);
  }

  private static Kinds repeated(List<Kinds> operands) {
    Kinds all = operands.getFirst().or(operands.getLast());
    Kinds texts = all.meets(Kinds.TEXT) ? Kinds.TEXT : Kinds.NONE;
    return all.meets(Kinds.LIST) ? texts.or(Kinds.LIST) : texts;
  }
}
