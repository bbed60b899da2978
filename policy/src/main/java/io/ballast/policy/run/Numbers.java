package io.ballast.policy.run;

import io.ballast.policy.run.Comparison.Order;
import org.jspecify.annotations.Nullable;

/**
 * Calls with numbers. Integers that a long holds and floats need no objects; all else, and what
 * does not fit, is done by {@link Arithmetic} and {@link Comparison}.
 */
final class Numbers {

  /** All integers of that magnitude are doubles. */
  private static final long ALWAYS_DOUBLE = 1L << 53;

  private Numbers() {}

  /** A call with two arguments. */
  abstract static class Binary extends Call {
    private final Code left;
    private final Code right;

    Binary(Site site) {
      super(site);
      this.left = site.arguments()[0];
      this.right = site.arguments()[1];
    }

    @Override
    final int apply(Machine m) {
      int a = left.run(m);
      long x = m.bits;
      Value p = m.ref;
      int b = right.run(m);
      if (a == Register.INT && b == Register.INT) {
        return whole(m, x, m.bits);
      }
      if (isPlain(a, x) && isPlain(b, m.bits)) {
        return real(m, toDouble(a, x), toDouble(b, m.bits));
      }
      return other(m, Register.box(a, x, p), Register.box(b, m.bits, m.ref));
    }

    /** Whether it is a number that a double holds exactly. */
    private static boolean isPlain(int kind, long bits) {
      return kind == Register.REAL
          || (kind == Register.INT && bits > -ALWAYS_DOUBLE && bits < ALWAYS_DOUBLE);
    }

    private static double toDouble(int kind, long bits) {
      return kind == Register.REAL ? Double.longBitsToDouble(bits) : (double) bits;
    }

    /** Of two integers. */
    abstract int whole(Machine m, long a, long b);

    /** Of two floats, one of which may have been an integer. */
    abstract int real(Machine m, double a, double b);

    /** Of any two values. */
    abstract int other(Machine m, Value a, Value b);
  }

  static final class Add extends Binary {
    Add(Site site) {
      super(site);
    }

    @Override
    int whole(Machine m, long a, long b) {
      long sum = a + b;
      if (((a ^ sum) & (b ^ sum)) < 0) {
        return other(m, Value.of(a), Value.of(b));
      }
      m.bits = sum;
      return Register.INT;
    }

    @Override
    int real(Machine m, double a, double b) {
      return m.real(a + b);
    }

    @Override
    int other(Machine m, Value a, Value b) {
      return m.set(m.arithmetic().add(a, b));
    }
  }

  static final class Subtract extends Binary {
    Subtract(Site site) {
      super(site);
    }

    @Override
    int whole(Machine m, long a, long b) {
      long difference = a - b;
      if (((a ^ b) & (a ^ difference)) < 0) {
        return other(m, Value.of(a), Value.of(b));
      }
      m.bits = difference;
      return Register.INT;
    }

    @Override
    int real(Machine m, double a, double b) {
      return m.real(a - b);
    }

    @Override
    int other(Machine m, Value a, Value b) {
      return m.set(m.arithmetic().subtract(a, b));
    }
  }

  static final class Multiply extends Binary {
    Multiply(Site site) {
      super(site);
    }

    /** Only a product that is sure to take no more than a word counts for nothing. */
    @Override
    int whole(Machine m, long a, long b) {
      if (bitLength(a) + bitLength(b) >= Long.SIZE) {
        return other(m, Value.of(a), Value.of(b));
      }
      m.bits = a * b;
      return Register.INT;
    }

    private static int bitLength(long number) {
      return Long.SIZE - Long.numberOfLeadingZeros(number < 0 ? ~number : number);
    }

    @Override
    int real(Machine m, double a, double b) {
      return m.real(a * b);
    }

    @Override
    int other(Machine m, Value a, Value b) {
      return m.set(m.arithmetic().multiply(a, b));
    }
  }

  static final class Divide extends Binary {
    Divide(Site site) {
      super(site);
    }

    @Override
    int whole(Machine m, long a, long b) {
      boolean exact =
          a > -ALWAYS_DOUBLE && a < ALWAYS_DOUBLE && b > -ALWAYS_DOUBLE && b < ALWAYS_DOUBLE;
      return exact ? real(m, (double) a, (double) b) : other(m, Value.of(a), Value.of(b));
    }

    @Override
    int real(Machine m, double a, double b) {
      return b == 0 ? other(m, Value.of(a), Value.of(b)) : m.real(a / b);
    }

    @Override
    int other(Machine m, Value a, Value b) {
      return m.set(m.arithmetic().divide(a, b));
    }
  }

  static final class Compare extends Binary {
    private final Order order;

    Compare(Site site, Order order) {
      super(site);
      this.order = order;
    }

    @Override
    int whole(Machine m, long a, long b) {
      return m.bool(order.holds(Long.compare(a, b)));
    }

    @Override
    int real(Machine m, double a, double b) {
      return m.bool(order.holds(a < b ? -1 : a > b ? 1 : 0));
    }

    @Override
    int other(Machine m, Value a, Value b) {
      return m.bool(m.comparison().inOrder(order, a, b));
    }
  }

  static final class Equal extends Binary {
    private final boolean wanted;

    Equal(Site site, boolean wanted) {
      super(site);
      this.wanted = wanted;
    }

    @Override
    int whole(Machine m, long a, long b) {
      return m.bool((a == b) == wanted);
    }

    @Override
    int real(Machine m, double a, double b) {
      return m.bool((a == b) == wanted);
    }

    @Override
    int other(Machine m, Value a, Value b) {
      return m.bool(m.comparison().equal(a, b) == wanted);
    }
  }

  /** {@code min} and {@code max} of two: the first unless the second beats it, unchanged. */
  static final class Extreme extends Call {
    private final Code first;
    private final Code second;
    private final Order beats;

    Extreme(Site site, Order beats) {
      super(site);
      this.first = site.arguments()[0];
      this.second = site.arguments()[1];
      this.beats = beats;
    }

    @Override
    int apply(Machine m) {
      int a = first.run(m);
      long x = m.bits;
      Value p = m.ref;
      int b = second.run(m);
      if (isBeaten(m, a, x, p, b)) {
        return b;
      }
      m.bits = x;
      m.ref = p;
      return a;
    }

    private boolean isBeaten(Machine m, int a, long x, @Nullable Value p, int b) {
      if (a == Register.INT && b == Register.INT) {
        return beats == Order.LESS ? m.bits < x : m.bits > x;
      }
      if (a == Register.REAL && b == Register.REAL) {
        double one = Double.longBitsToDouble(x);
        double other = Double.longBitsToDouble(m.bits);
        return beats == Order.LESS ? other < one : other > one;
      }
      return isBeaten(m, a, x, p, b, m.bits, m.ref);
    }

    private boolean isBeaten(
        Machine m, int a, long x, @Nullable Value p, int b, long y, @Nullable Value q) {
      return m.comparison().inOrder(beats, Register.box(b, y, q), Register.box(a, x, p));
    }
  }

  /** {@code abs}, which is a variable as long as nobody changes it. */
  static final class Abs extends CallFunction {
    private final Code argument;

    Abs(Site site) {
      super(site);
      this.argument = site.arguments()[0];
    }

    @Override
    int applyBound(Machine m, Cell bound) {
      if (!(bound.ref instanceof Value.Function(Callable.Builtin(String own)))
          || bound.kind != Register.REF
          || !own.equals("abs")) {
        return super.applyBound(m, bound);
      }
      int kind = argument.run(m);
      if (kind == Register.REAL) {
        return m.real(Math.abs(Double.longBitsToDouble(m.bits)));
      }
      if (kind == Register.INT && m.bits != Long.MIN_VALUE) {
        m.bits = Math.abs(m.bits);
        return kind;
      }
      return m.set(m.arithmetic().abs(Register.box(kind, m.bits, m.ref)));
    }
  }
}
