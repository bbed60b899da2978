package io.ballast.policy.run;

import io.ballast.policy.run.Comparison.Order;

/**
 * A binary operator. Integers that a long holds and floats need no objects; all else, and what does
 * not fit, is done by {@link Arithmetic} and {@link Comparison}.
 */
final class Operation extends Call {

  /** What it does. One class for all: each more would be one more call on the way to a number. */
  enum Kind {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    EQUAL,
    UNEQUAL
  }

  private final Kind operation;
  private final Code left;
  private final Code right;

  Operation(Site site, Kind operation) {
    super(site);
    this.operation = operation;
    this.left = site.arguments()[0];
    this.right = site.arguments()[1];
  }

  @Override
  int run(Machine m, int depth) {
    begin(m, depth);
    try {
      return apply(m, depth);
    } catch (Failure failure) {
      throw placed(failure);
    }
  }

  @Override
  int apply(Machine m, int depth) {
    int a = Code.run(left, m, depth + 1);
    long x = m.bits;
    Value p = m.ref;
    int b = Code.run(right, m, depth + 1);
    long y = m.bits;
    if (a == Register.INT && b == Register.INT) {
      return whole(m, x, y);
    }
    if (Reals.isPlain(a, x) && Reals.isPlain(b, y)) {
      return real(m, Reals.of(a, x), Reals.of(b, y));
    }
    return other(m, Register.box(a, x, p), Register.box(b, y, m.ref));
  }

  private int whole(Machine m, long a, long b) {
    return switch (operation) {
      case ADD -> Wholes.sum(m, a, b);
      case SUBTRACT -> Wholes.difference(m, a, b);
      case MULTIPLY -> Wholes.product(m, a, b);
      case DIVIDE ->
          Reals.isExact(a) && Reals.isExact(b)
              ? real(m, (double) a, (double) b)
              : other(m, Value.of(a), Value.of(b));
      case LESS -> m.bool(a < b);
      case LESS_OR_EQUAL -> m.bool(a <= b);
      case GREATER -> m.bool(a > b);
      case GREATER_OR_EQUAL -> m.bool(a >= b);
      case EQUAL -> m.bool(a == b);
      case UNEQUAL -> m.bool(a != b);
    };
  }

  private int real(Machine m, double a, double b) {
    return switch (operation) {
      case ADD -> m.real(a + b);
      case SUBTRACT -> m.real(a - b);
      case MULTIPLY -> m.real(a * b);
      case DIVIDE -> b == 0 ? other(m, Value.of(a), Value.of(b)) : m.real(a / b);
      case LESS -> m.bool(a < b);
      case LESS_OR_EQUAL -> m.bool(a <= b);
      case GREATER -> m.bool(a > b);
      case GREATER_OR_EQUAL -> m.bool(a >= b);
      case EQUAL -> m.bool(a == b);
      case UNEQUAL -> m.bool(a != b);
    };
  }

  private int other(Machine m, Value a, Value b) {
    return switch (operation) {
      case ADD -> m.set(m.arithmetic().add(a, b));
      case SUBTRACT -> m.set(m.arithmetic().subtract(a, b));
      case MULTIPLY -> m.set(m.arithmetic().multiply(a, b));
      case DIVIDE -> m.set(m.arithmetic().divide(a, b));
      case LESS -> m.bool(m.comparison().inOrder(Order.LESS, a, b));
      case LESS_OR_EQUAL -> m.bool(m.comparison().inOrder(Order.LESS_OR_EQUAL, a, b));
      case GREATER -> m.bool(m.comparison().inOrder(Order.GREATER, a, b));
      case GREATER_OR_EQUAL -> m.bool(m.comparison().inOrder(Order.GREATER_OR_EQUAL, a, b));
      case EQUAL -> m.bool(m.comparison().equal(a, b));
      case UNEQUAL -> m.bool(!m.comparison().equal(a, b));
    };
  }
}
