package io.ballast.policy.run;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Equality and order as in Python 3: exact between integers and floats, element by element. */
final class Comparison {

  /** An order that two values may be in. */
  enum Order {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String operator;

    Order(String operator) {
      this.operator = operator;
    }

    String operator() {
      return operator;
    }

    boolean holds(int comparison) {
      return switch (this) {
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  /** Any larger integer is beyond every finite double. */
  private static final int LARGEST_DOUBLE_BITS = 1024;

  /** Any integer of so many bits is a double. */
  private static final int ALWAYS_DOUBLE_BITS = 53;

  private final Meter meter;

  Comparison(Meter meter) {
    this.meter = meter;
  }

  boolean equal(Value left, Value right) {
    if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
      return !isUnordered(left, right) && compareNumbers(left, right) == 0;
    }
    return switch (left) {
      case Value.Text text -> text.equals(right);
      case Value.Items items ->
          right instanceof Value.Items other
              && items.values().size() == other.values().size()
              && firstDifference(items.values(), other.values()) < 0;
      case Value.Ref ref -> right instanceof Value.Ref other && same(ref.entity(), other.entity());
      case Value.Function one ->
          right instanceof Value.Function other && equal(one.callable(), other.callable());
      case Value.Nil nil -> right instanceof Value.Nil;
      case Value.Bool bool -> false;
      case Value.Int number -> false;
      case Value.Real real -> false;
    };
  }

  private static boolean equal(Callable left, Callable right) {
    if (left instanceof Callable.Method one && right instanceof Callable.Method other) {
      return same(one.entity(), other.entity()) && one.name().equals(other.name());
    }
    return left instanceof Callable.Builtin && left.equals(right);
  }

  boolean inOrder(Order order, Value left, Value right) {
    if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
      return !isUnordered(left, right) && order.holds(compareNumbers(left, right));
    }
    if (left instanceof Value.Text first && right instanceof Value.Text second) {
      meter.scan(Math.min(first.value().length(), second.value().length()));
      return order.holds(compareText(first.value(), second.value()));
    }
    if (left instanceof Value.Items first && right instanceof Value.Items second) {
      return inOrder(order, first.values(), second.values());
    }
    throw Arithmetic.mismatch(order.operator(), left, right);
  }

  /** The first elements that differ decide; if there are none, the lengths. */
  private boolean inOrder(Order order, List<Value> left, List<Value> right) {
    int difference = firstDifference(left, right);
    return difference < 0
        ? order.holds(Integer.compare(left.size(), right.size()))
        : inOrder(order, left.get(difference), right.get(difference));
  }

  /** Where two lists differ within the length of the shorter one; -1 if they do not. */
  private int firstDifference(List<Value> left, List<Value> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      meter.step();
      if (!same(left.get(i), right.get(i)) && !equal(left.get(i), right.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** In a list a NaN equals itself, as in Python; nowhere else. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Object one, Object other) {
    return one == other;
  }

  private static boolean isUnordered(Value left, Value right) {
    return left instanceof Value.Real(double a) && Double.isNaN(a)
        || right instanceof Value.Real(double b) && Double.isNaN(b);
  }

  private static int compareNumbers(Value left, Value right) {
    BigInteger a = Arithmetic.integer(left);
    BigInteger b = Arithmetic.integer(right);
    if (a != null && b != null) {
      return a.compareTo(b);
    }
    if (a != null) {
      return compare(a, ((Value.Real) right).value());
    }
    if (b != null) {
      return -compare(b, ((Value.Real) left).value());
    }
    return compare(((Value.Real) left).value(), ((Value.Real) right).value());
  }

  /** Both zeros are equal. */
  private static int compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** Exactly: 9007199254740993 is not 9007199254740992.0. */
  private static int compare(BigInteger number, double real) {
    if (number.bitLength() <= ALWAYS_DOUBLE_BITS) {
      return compare(number.doubleValue(), real);
    }
    if (Double.isInfinite(real)) {
      return real > 0 ? -1 : 1;
    }
    if (number.bitLength() > LARGEST_DOUBLE_BITS) {
      return number.signum();
    }
    return new BigDecimal(number).compareTo(new BigDecimal(real));
  }

  /** By code points: a char above the basic plane comes after all chars in it. */
  private static int compareText(String left, String right) {
    int at = 0;
    int shorter = Math.min(left.length(), right.length());
    while (at < shorter && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    if (at == shorter) {
      return Integer.compare(left.length(), right.length());
    }
    char a = left.charAt(at);
    char b = right.charAt(at);
    return Character.isSurrogate(a) == Character.isSurrogate(b)
        ? Character.compare(a, b)
        : Character.isSurrogate(a) ? 1 : -1;
  }
}
