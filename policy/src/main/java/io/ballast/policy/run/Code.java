package io.ballast.policy.run;

/** An expression made ready to be evaluated many times; it holds nothing of an evaluation. */
abstract class Code {

  /**
   * Evaluates it as the {@link Evaluator} does its expression, and leaves the value in the machine.
   *
   * @param depth lists that it is inside of, calls included
   * @return the value's kind, one of those in {@link Register}
   */
  abstract int run(Machine m, int depth);

  /** Runs it: the most usual kinds without a virtual call. */
  static int run(Code code, Machine m, int depth) {
    if (code instanceof Named.Variable variable) {
      return variable.read(m);
    }
    if (code instanceof Leaves.Constant constant) {
      return constant.read(m);
    }
    if (code instanceof Member member) {
      return member.read(m);
    }
    if (code instanceof Operation operation) {
      return operation.run(m, depth);
    }
    return code.run(m, depth);
  }

  /** The value as an object. */
  Value value(Machine m, int depth) {
    return Register.box(run(this, m, depth), m.bits, m.ref);
  }

  /** The values as objects. */
  static Value[] values(Code[] codes, Machine m, int depth) {
    Value[] values = new Value[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i] = codes[i].value(m, depth);
    }
    return values;
  }
}
