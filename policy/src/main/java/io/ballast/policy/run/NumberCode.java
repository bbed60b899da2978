package io.ballast.policy.run;

import io.ballast.policy.run.Comparison.Order;
import org.jspecify.annotations.Nullable;

/** Other built-ins that take numbers as a rule; see {@link Operation}. */
final class NumberCode {

  private NumberCode() {}

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
    int apply(Machine m, int depth) {
      int a = Code.run(first, m, depth + 1);
      long x = m.bits;
      Value p = m.ref;
      int b = Code.run(second, m, depth + 1);
      if (isBeaten(m, a, x, p, b)) {
        return b;
      }
      m.bits = x;
      m.ref = p;
      return a;
    }

    private boolean isBeaten(Machine m, int a, long x, @Nullable Value p, int b) {
      long y = m.bits;
      if (a == Register.INT && b == Register.INT) {
        return beats == Order.LESS ? y < x : y > x;
      }
      if (Reals.isPlain(a, x) && Reals.isPlain(b, y)) {
        double one = Reals.of(a, x);
        double other = Reals.of(b, y);
        return beats == Order.LESS ? other < one : other > one;
      }
      return m.comparison().inOrder(beats, Register.box(b, y, m.ref), Register.box(a, x, p));
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
    int applyBound(Machine m, int depth, Cell bound) {
      if (!(bound.ref instanceof Value.Function(Callable.Builtin(String own)))
          || bound.kind != Register.REF
          || !own.equals("abs")) {
        return super.applyBound(m, depth, bound);
      }
      int kind = Code.run(argument, m, depth + 1);
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
