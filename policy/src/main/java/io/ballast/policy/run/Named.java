package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;

/** A name whose value is looked up. */
abstract class Named extends Code {
  private final Expr.Symbol symbol;

  Named(Expr.Symbol symbol) {
    this.symbol = symbol;
  }

  final Expr.Symbol symbol() {
    return symbol;
  }

  /** Looks it up without counting a step; absent if nothing in sight has it. */
  abstract int find(Machine m);

  /** The same, but an error if nothing has it. */
  final int require(Machine m) {
    int kind = find(m);
    if (kind == Register.ABSENT) {
      throw unknown();
    }
    return kind;
  }

  final Failure unknown() {
    return Failure.at(symbol.span(), "There is no variable or field " + symbol.name() + ".");
  }

  /** A name without a dot; {@code nil} is nil whatever binds it. */
  static final class Variable extends Named {
    private final int slot;
    private final boolean isNil;

    Variable(Expr.Name name, int slot) {
      super(name);
      this.slot = slot;
      this.isNil = name.name().equals("nil");
    }

    @Override
    int run(Machine m, int depth) {
      return read(m);
    }

    int read(Machine m) {
      m.meter().step();
      return require(m);
    }

    @Override
    int find(Machine m) {
      if (isNil) {
        return Register.NIL;
      }
      Cell cell = m.bindings.cell(slot);
      m.bits = cell.bits;
      m.ref = cell.ref;
      return cell.kind;
    }
  }
}
