package io.ballast.policy.run;

import io.ballast.policy.run.Operand.Type;
import io.ballast.policy.syntax.Expr;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;
import java.util.Map;

/** Writes code that chooses and that asks for truth, as the classes in {@link CallBuiltin} do. */
final class LogicWriter {
  private final Draft draft;
  private final CodeBuilder code;
  private final ExprWriter expressions;
  private final NumberWriter numbers;

  LogicWriter(Draft draft, ExprWriter expressions, NumberWriter numbers) {
    this.draft = draft;
    this.code = draft.code;
    this.expressions = expressions;
    this.numbers = numbers;
  }

  /** {@code if}: its three arguments are inside of so many lists. */
  Operand choose(List<Expr> arguments, int depth, boolean wanted) {
    Operand condition = expressions.write(arguments.get(0), depth);
    if (condition.isNever()) {
      return condition;
    }
    Label otherwise = code.newLabel();
    Label join = code.newLabel();
    Label end = code.newLabel();
    draft.flush();
    draft.pushTruth(condition);
    code.ifeq(otherwise);
    Map<Written.Read, Operand> before = draft.written.fork();
    Operand then = way(arguments.get(1), depth, wanted);
    if (!then.isNever()) {
      code.goto_(join);
    }
    code.labelBinding(otherwise);
    draft.written.join(before);
    Operand other = way(arguments.get(2), depth, wanted);
    draft.written.join(before);
    return joined(then, other, wanted, join, end);
  }

  private Operand way(Expr expression, int depth, boolean wanted) {
    Operand value = expressions.write(expression, depth, wanted);
    if (value.isNever()) {
      draft.uncount();
    } else {
      draft.flush();
    }
    return value;
  }

  /** Where the first way comes by the label {@code join} and the second falls through. */
  private Operand joined(Operand then, Operand other, boolean wanted, Label join, Label end) {
    if (then.isNever()) {
      return other;
    }
    if (other.isNever()) {
      code.labelBinding(join);
      return then;
    }
    if (!wanted || then.type() == Type.NIL && other.type() == Type.NIL) {
      code.labelBinding(join);
      return Operand.NIL;
    }
    Operand result = variable(then, other);
    put(other, result);
    code.goto_(end).labelBinding(join);
    put(then, result);
    code.labelBinding(end);
    return result;
  }

  private Operand variable(Operand a, Operand b) {
    if (a.isNumber() && b.isNumber()) {
      boolean same = a.type() == b.type() && a.type() != Type.NUMBER;
      int number = draft.local(TypeKind.DOUBLE);
      return same
          ? Operand.number(a.type(), number)
          : Operand.either(number, draft.local(TypeKind.INT));
    }
    return a.type() == Type.BOOL && b.type() == Type.BOOL
        ? Operand.bool(draft.local(TypeKind.INT))
        : Operand.value(draft.local(TypeKind.REFERENCE));
  }

  private void put(Operand from, Operand to) {
    switch (to.type()) {
      case BOOL -> code.iload(from.local()).istore(to.local());
      case INT, REAL, NUMBER -> numbers.put(from, to.local(), to.whole());
      default -> {
        draft.pushObject(from);
        code.astore(to.local());
      }
    }
  }

  /** {@code and} and {@code or} of truths: all are evaluated, so there is no way to part. */
  Operand deciding(List<Operand> values, boolean decides) {
    if (!values.stream().allMatch(value -> value.type() == Type.BOOL)) {
      return draft.leave();
    }
    code.iload(values.getFirst().local());
    for (Operand value : values.subList(1, values.size())) {
      code.iload(value.local());
      if (decides) {
        code.ior();
      } else {
        code.iand();
      }
    }
    return Operand.bool(draft.storeInt());
  }

  Operand not(Operand value) {
    draft.pushTruth(value);
    code.iconst_1().ixor();
    return Operand.bool(draft.storeInt());
  }

  /** {@code valid}: no argument is nil. */
  Operand valid(List<Operand> values) {
    if (values.stream().anyMatch(value -> value.type() == Type.VALUE)) {
      return draft.leave();
    }
    boolean valid = values.stream().noneMatch(value -> value.type() == Type.NIL);
    code.loadConstant(valid ? 1 : 0);
    return Operand.bool(draft.storeInt());
  }
}
