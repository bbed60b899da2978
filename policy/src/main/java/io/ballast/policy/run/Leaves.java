package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import org.jspecify.annotations.Nullable;

/** Code that evaluates nothing else first. */
final class Leaves {
  private Leaves() {}

  /** A number or a text as written. */
  static final class Constant extends Code {
    private final int kind;
    private final long bits;
    private final @Nullable Value ref;
    private final Value value;

    Constant(Value value) {
      this.value = value;
      Register register = new Register();
      this.kind = register.set(value);
      this.bits = register.bits;
      this.ref = register.ref;
    }

    @Override
    int run(Machine m, int depth) {
      return read(m);
    }

    @Override
    Value value(Machine m, int depth) {
      m.meter().step();
      return value;
    }

    /** The value as an object, if it is what the machine's register holds. */
    @Nullable Value same(int otherKind, Machine m) {
      return otherKind == kind && kind != Register.REF && m.bits == bits ? value : null;
    }

    int read(Machine m) {
      m.meter().step();
      return put(m);
    }

    /** Puts it into the register and gives the kind. */
    int put(Machine m) {
      m.bits = bits;
      m.ref = ref;
      return kind;
    }
  }

  /** What is an error as soon as it is evaluated. */
  static final class Wrong extends Code {
    private final Span place;
    private final String sentence;

    Wrong(Span place, String sentence) {
      this.place = place;
      this.sentence = sentence;
    }

    @Override
    int run(Machine m, int depth) {
      m.meter().step();
      throw failure();
    }

    Failure failure() {
      return Failure.at(place, sentence);
    }
  }

  /** Each of its expressions, and the value of the last. */
  static final class Block extends Code {
    private final Code[] codes;

    Block(Code[] codes) {
      this.codes = codes;
    }

    @Override
    int run(Machine m, int depth) {
      Meter meter = m.meter();
      meter.step();
      meter.nest(depth);
      int kind = Register.NIL;
      for (Code code : codes) {
        kind = Code.run(code, m, depth + 1);
      }
      return kind;
    }
  }
}
