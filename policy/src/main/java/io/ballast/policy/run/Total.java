package io.ballast.policy.run;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The values of a history summed as Python sums them, oldest first: integers exactly, nil left out.
 */
public final class Total {

  /** All integers of that magnitude are doubles. */
  private static final long ALWAYS_DOUBLE = 1L << 53;

  private final @Nullable Arithmetic arithmetic;
  private int kind = Register.INT;
  private long whole;
  private double real;
  private Value other = Value.NIL;
  private int count;

  /**
   * A total of any values.
   *
   * @param arithmetic null for one that gives up, and no average, where longs and doubles do not do
   */
  Total(@Nullable Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  void clear() {
    kind = Register.INT;
    whole = 0;
    count = 0;
  }

  /** Adds an integer. */
  public void add(long number) {
    count++;
    if (kind == Register.INT) {
      long sum = whole + number;
      if (((whole ^ sum) & (number ^ sum)) < 0) {
        addOther(Value.of(number));
      } else {
        whole = sum;
      }
    } else if (kind == Register.REAL) {
      real += number;
    } else {
      addOther(Value.of(number));
    }
  }

  /**
   * Begins with integers that were summed up already.
   *
   * @param sum exact
   * @param values how many they were
   * @throws IllegalStateException if something was added before
   */
  public void begin(long sum, int values) {
    if (count > 0) {
      throw new IllegalStateException("The total has begun.");
    }
    whole = sum;
    count = values;
  }

  /** Adds a float. */
  public void add(double number) {
    count++;
    if (kind == Register.REAL) {
      real += number;
    } else if (kind == Register.INT) {
      real = whole + number;
      kind = Register.REAL;
    } else {
      addOther(Value.of(number));
    }
  }

  /** Adds any value; nil is left out. */
  public void add(Value value) {
    switch (value) {
      case Value.Nil _ -> {}
      case Value.Real(double number) -> add(number);
      case Value.Int(BigInteger number) when number.bitLength() < Long.SIZE ->
          add(number.longValue());
      case Value.Int _,
          Value.Bool _,
          Value.Text _,
          Value.Items _,
          Value.Ref _,
          Value.Function _ -> {
        count++;
        addOther(value);
      }
    }
  }

  private void addOther(Value value) {
    if (arithmetic == null) {
      kind = Register.REF;
      return;
    }
    Value sum =
        switch (kind) {
          case Register.INT -> Value.of(whole);
          case Register.REAL -> Value.of(real);
          default -> other;
        };
    other = arithmetic.add(sum, value);
    kind = Register.REF;
  }

  /** Puts the average as a float, 0.0 if nothing was added, and gives the kind. */
  int average(Register into) {
    if (count == 0) {
      return into.real(0.0);
    }
    if (kind == Register.REAL) {
      return into.real(real / count);
    }
    if (kind == Register.INT && whole > -ALWAYS_DOUBLE && whole < ALWAYS_DOUBLE) {
      return into.real((double) whole / count);
    }
    return arithmetic == null
        ? Register.ABSENT
        : into.set(
            arithmetic.divide(kind == Register.INT ? Value.of(whole) : other, Value.of(count)));
  }
}
