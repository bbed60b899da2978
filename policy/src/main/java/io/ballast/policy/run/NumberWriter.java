package io.ballast.policy.run;

import static java.lang.constant.ConstantDescs.CD_double;

import io.ballast.policy.run.Operand.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Writes code that calculates, as {@link Operation} and {@link NumberCode} do. */
final class NumberWriter {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");

  private final Draft draft;
  private final CodeBuilder code;

  NumberWriter(Draft draft) {
    this.draft = draft;
    this.code = draft.code;
  }

  /** An operator of two numbers. */
  Operand operation(String operator, Operand a, Operand b) {
    return switch (operator) {
      case "+", "-", "*" -> arithmetic(operator, a, b);
      case "/" -> quotient(a, b);
      case "<" -> comparison(Opcode.IFLT, true, a, b);
      case "<=" -> comparison(Opcode.IFLE, true, a, b);
      case ">" -> comparison(Opcode.IFGT, false, a, b);
      case ">=" -> comparison(Opcode.IFGE, false, a, b);
      case "==" -> comparison(Opcode.IFEQ, false, a, b);
      case "!=" -> comparison(Opcode.IFNE, false, a, b);
      case "min" -> extreme(true, a, b);
      case "max" -> extreme(false, a, b);
      default -> throw new IllegalArgumentException("There is no operator " + operator + ".");
    };
  }

  private Operand arithmetic(String operator, Operand a, Operand b) {
    draft.push(a);
    draft.push(b);
    switch (operator) {
      case "+" -> code.dadd();
      case "-" -> code.dsub();
      default -> code.dmul();
    }
    int result = draft.store();
    Type type = sum(a.type(), b.type());
    switch (type) {
      case INT -> result = whole(result);
      case REAL -> draft.leaveIfNaN(result);
      default -> {
        return either(a, b, result);
      }
    }
    return Operand.number(type, result);
  }

  private static Type sum(Type a, Type b) {
    if (a == Type.REAL || b == Type.REAL) {
      return Type.REAL;
    }
    return a == Type.INT && b == Type.INT ? Type.INT : Type.NUMBER;
  }

  /** There is no negative zero among integers, and none that a double might not hold. */
  private int whole(int result) {
    draft.leaveIfLarge(result);
    code.dload(result).dconst_0().dadd();
    return draft.store();
  }

  private Operand either(Operand a, Operand b, int result) {
    draft.leaveIfNaN(result);
    draft.pushWhole(a);
    draft.pushWhole(b);
    code.iand();
    int whole = draft.storeInt();
    int number = draft.local(TypeKind.DOUBLE);
    code.dload(result).dstore(number);
    Label real = code.newLabel();
    code.iload(whole).ifeq(real);
    draft.leaveIfLarge(result);
    code.dload(result).dconst_0().dadd().dstore(number);
    code.labelBinding(real);
    return Operand.either(number, whole);
  }

  private Operand quotient(Operand a, Operand b) {
    draft.push(b);
    code.dconst_0().dcmpl();
    draft.leaveIfZero();
    draft.push(a);
    draft.push(b);
    code.ddiv();
    int result = draft.store();
    draft.leaveIfNaN(result);
    return Operand.number(Type.REAL, result);
  }

  private Operand comparison(Opcode holds, boolean less, Operand a, Operand b) {
    pushComparison(holds, less, a, b);
    return Operand.bool(draft.storeInt());
  }

  /** Pushes 0 or 1. There is no NaN. */
  private void pushComparison(Opcode holds, boolean less, Operand a, Operand b) {
    draft.push(a);
    draft.push(b);
    if (less) {
      code.dcmpg();
    } else {
      code.dcmpl();
    }
    Label yes = code.newLabel();
    Label end = code.newLabel();
    code.branch(holds, yes).iconst_0().goto_(end);
    code.labelBinding(yes).iconst_1().labelBinding(end);
  }

  /** {@code min} and {@code max} of two: the first unless the second beats it, unchanged. */
  private Operand extreme(boolean least, Operand a, Operand b) {
    pushComparison(least ? Opcode.IFLT : Opcode.IFGT, least, b, a);
    return choice(draft.storeInt(), b, a);
  }

  /** One of two numbers, the first if the variable is 1. */
  private Operand choice(int first, Operand a, Operand b) {
    int number = draft.local(TypeKind.DOUBLE);
    boolean same = a.type() == b.type() && a.type() != Type.NUMBER;
    int whole = same ? Operand.NONE : draft.local(TypeKind.INT);
    Label other = code.newLabel();
    Label end = code.newLabel();
    code.iload(first).ifeq(other);
    put(a, number, whole);
    code.goto_(end).labelBinding(other);
    put(b, number, whole);
    code.labelBinding(end);
    return same ? Operand.number(a.type(), number) : Operand.either(number, whole);
  }

  /** Puts a number into variables, the second of which tells whether it is an integer. */
  void put(Operand value, int number, int whole) {
    draft.push(value);
    code.dstore(number);
    if (whole != Operand.NONE) {
      draft.pushWhole(value);
      code.istore(whole);
    }
  }

  /** The magnitude of a number. */
  Operand abs(Operand value) {
    draft.push(value);
    code.invokestatic(MATH, "abs", MethodTypeDesc.of(CD_double, CD_double));
    int result = draft.store();
    return value.type() == Type.NUMBER
        ? Operand.either(result, value.whole())
        : Operand.number(value.type(), result);
  }
}
