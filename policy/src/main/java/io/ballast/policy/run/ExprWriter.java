package io.ballast.policy.run;

import io.ballast.policy.run.Operand.Type;
import io.ballast.policy.syntax.Expr;
import java.util.List;
import java.util.Map;

/**
 * Writes code for expressions. Where there is no code for one, it leaves: the closures do the whole
 * item from its beginning. What is written gives {@link Operand#NEVER} exactly if it always leaves.
 */
final class ExprWriter {
  private final Draft draft;
  private final Map<String, Integer> names;
  private final MemberWriter members;
  private final CallWriter calls;

  ExprWriter(Draft draft, Map<String, Integer> names) {
    this.draft = draft;
    this.names = names;
    this.members = new MemberWriter(draft, this);
    this.calls = new CallWriter(draft, this, members);
  }

  /** The slot of a name; -1 if no expression asks what it is bound to. */
  int slot(String name) {
    return names.getOrDefault(name, -1);
  }

  /** Writes an expression that is inside of so many lists, and that somebody takes the value of. */
  Operand write(Expr expression, int depth) {
    return write(expression, depth, true);
  }

  /**
   * Writes an expression that is inside of so many lists.
   *
   * @param wanted whether anybody takes its value; otherwise it may give nil
   */
  Operand write(Expr expression, int depth, boolean wanted) {
    if (!draft.step() || !draft.nest(depth)) {
      return draft.leave();
    }
    return switch (expression) {
      case Expr.Int number -> constant(Values.of(number.value()));
      case Expr.Real real -> constant(Value.of(real.value()));
      case Expr.Quantity quantity -> constant(Quantities.value(quantity));
      case Expr.Name name -> variable(name.name());
      case Expr.Dotted dotted -> members.field(dotted);
      case Expr.Listing list when list.isBlock() -> sequence(list.items(), depth + 1, wanted);
      case Expr.Listing list -> calls.write(list, depth, wanted);
      case Expr.Text _, Expr.BadOctal _, Expr.Operator _ -> draft.leave();
    };
  }

  /** Writes one expression after the other; the last one's value is that of all. */
  Operand sequence(List<Expr> expressions, int depth, boolean wanted) {
    for (int i = 0; i < expressions.size(); i++) {
      boolean last = i == expressions.size() - 1;
      Operand value = write(expressions.get(i), depth, last && wanted);
      if (last || value.isNever()) {
        return value;
      }
    }
    return draft.leave();
  }

  /** A value that is known where this is written. */
  private Operand constant(Value value) {
    Register register = new Register();
    int kind = register.set(value);
    return switch (kind) {
      case Register.INT ->
          Reals.isExact(register.bits) ? Operand.constant(Type.INT, register.bits) : draft.leave();
      case Register.REAL -> Operand.constant(Type.REAL, Double.longBitsToDouble(register.bits));
      default -> draft.leave();
    };
  }

  /** What a name is bound to. */
  Operand variable(String name) {
    if (name.equals("nil")) {
      return Operand.NIL;
    }
    Operand own = draft.written.find(name);
    if (own != null) {
      return own;
    }
    int slot = slot(name);
    return slot < 0 ? draft.leave() : draft.outer(slot);
  }
}
