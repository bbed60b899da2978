package io.ballast.policy.run;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.ballast.policy.run.Operand.Type;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The method of a {@link Kernel} while it is written: its variables, and what it counts. */
final class Draft {
  static final ClassDesc ENTITY = desc(Entity.class);
  static final ClassDesc FIELD = desc(Field.class);
  static final ClassDesc LANE = desc(Lane.class);
  static final ClassDesc MACHINE = desc(Machine.class);
  static final ClassDesc REGISTER = desc(Register.class);
  static final ClassDesc TOTAL = desc(Total.class);
  static final ClassDesc VALUE = desc(Value.class);

  /** No iteration takes as many steps, so that the clock is looked at once in it at most. */
  private static final int MOST_EXPRESSIONS = 1_000;

  private static final int MOST_LISTS = 100;

  final CodeBuilder code;
  final Observed seen;
  final Guards.Draft guards = new Guards.Draft();
  final Written written = new Written();
  final List<Field> fields = new ArrayList<>();
  final List<Plan.WishSite> wishes = new ArrayList<>();

  /** Where code goes that gives up. */
  private final Label away;

  final int lane;
  final int machine;
  final int fieldsOf;
  final int numbers;
  final int entities;
  private final int steps;
  private int counted;
  private int expressions;
  private int depth;

  Draft(CodeBuilder code, Observed seen, int lane) {
    this.code = code;
    this.seen = seen;
    this.lane = lane;
    this.away = code.newLabel();
    this.machine = code.allocateLocal(TypeKind.REFERENCE);
    this.fieldsOf = code.allocateLocal(TypeKind.REFERENCE);
    this.numbers = code.allocateLocal(TypeKind.REFERENCE);
    this.entities = code.allocateLocal(TypeKind.REFERENCE);
    this.steps = code.allocateLocal(TypeKind.INT);
    load("machine", MACHINE, machine);
    load("fields", FIELD.arrayType(), fieldsOf);
    load("numbers", CD_double.arrayType(), numbers);
    load("entities", ENTITY.arrayType(), entities);
  }

  private static ClassDesc desc(Class<?> one) {
    return one.describeConstable().orElseThrow();
  }

  private void load(String field, ClassDesc type, int local) {
    code.aload(lane).getfield(LANE, field, type).astore(local);
  }

  /** A new variable. */
  int local(TypeKind kind) {
    return code.allocateLocal(kind);
  }

  /** Begins an iteration. */
  void begin() {
    code.iconst_0().istore(steps);
  }

  /**
   * Counts an expression.
   *
   * @return whether there may be as many in one method
   */
  boolean step() {
    counted++;
    expressions++;
    return expressions <= MOST_EXPRESSIONS;
  }

  /**
   * Notes that something is inside of so many lists.
   *
   * @return whether it may be: what writes it calls itself for each
   */
  boolean nest(int lists) {
    depth = Math.max(depth, lists);
    return depth <= MOST_LISTS;
  }

  int depth() {
    return depth;
  }

  /** Forgets what was counted on a way that left. */
  void uncount() {
    counted = 0;
  }

  /** Makes the steps count that were taken on the way to here. Needed before ways part or meet. */
  void flush() {
    if (counted > 0) {
      code.iinc(steps, counted);
      counted = 0;
    }
  }

  /** Pushes the steps of the iteration. */
  void pushSteps() {
    flush();
    code.iload(steps);
  }

  /** Ends a way here: the closures shall do the item. */
  Operand leave() {
    code.goto_(away);
    return Operand.NEVER;
  }

  /** Binds the place that code leaves to. */
  void away() {
    code.labelBinding(away);
  }

  /** Pops an int and leaves if it is 0. */
  void leaveIfZero() {
    code.ifeq(away);
  }

  /** Pops an object and leaves if it is null. */
  void leaveIfNull() {
    code.ifnull(away);
  }

  /** Pops an int and leaves unless it is 0. */
  void leaveUnlessZero() {
    code.ifne(away);
  }

  /** Leaves if a float is a NaN. */
  void leaveIfNaN(int number) {
    code.dload(number).dload(number).dcmpl();
    leaveUnlessZero();
  }

  /** Leaves if an integer is not sure to be a double. */
  void leaveIfLarge(int number) {
    code.dload(number)
        .invokestatic(desc(Reals.class), "isExact", MethodTypeDesc.of(CD_boolean, CD_double));
    leaveIfZero();
  }

  /** Pushes a number. */
  void push(Operand number) {
    if (number.local() == Operand.NONE) {
      code.loadConstant(number.constant());
    } else {
      code.dload(number.local());
    }
  }

  /** Pushes 1 for an integer, 0 for a float. */
  void pushWhole(Operand number) {
    if (number.type() == Type.NUMBER) {
      code.iload(number.whole());
    } else {
      code.loadConstant(number.type() == Type.INT ? 1 : 0);
    }
  }

  /** Pops a number into a new variable. */
  int store() {
    int local = local(TypeKind.DOUBLE);
    code.dstore(local);
    return local;
  }

  /** Pops an int into a new variable. */
  int storeInt() {
    int local = local(TypeKind.INT);
    code.istore(local);
    return local;
  }

  /** Pushes whether a condition of that value holds, as 0 or 1. */
  void pushTruth(Operand value) {
    switch (value.type()) {
      case NIL -> code.iconst_0();
      case BOOL -> code.iload(value.local());
      case INT, REAL, NUMBER -> {
        push(value);
        code.invokestatic(desc(Reals.class), "isNotZero", MethodTypeDesc.of(CD_boolean, CD_double));
      }
      case ENTITY -> code.iconst_1();
      case VALUE ->
          code.aload(value.local()).invokeinterface(VALUE, "isTrue", MethodTypeDesc.of(CD_boolean));
      case NEVER -> throw new IllegalStateException("Code that nobody reaches is not written.");
    }
  }

  /** Pushes the value as an object. */
  void pushObject(Operand value) {
    switch (value.type()) {
      case NIL -> code.getstatic(VALUE, "NIL", VALUE);
      case BOOL -> {
        code.iload(value.local());
        box("bool", CD_int);
      }
      case INT -> {
        push(value);
        box("whole", CD_double);
      }
      case REAL -> {
        push(value);
        box("real", CD_double);
      }
      case NUMBER -> {
        push(value);
        pushWhole(value);
        box("number", CD_double, CD_int);
      }
      case ENTITY -> {
        code.aload(value.local());
        box("ref", ENTITY);
      }
      case VALUE -> code.aload(value.local());
      case NEVER -> throw new IllegalStateException("Code that nobody reaches is not written.");
    }
  }

  private void box(String how, ClassDesc... of) {
    code.invokestatic(LANE, how, MethodTypeDesc.of(VALUE, of));
  }

  /** What a variable is that the code itself does not bind. */
  Operand outer(int slot) {
    int kind = seen.kinds()[slot];
    EntityType type = seen.entities()[slot];
    return switch (kind) {
      case Register.NIL -> {
        guards.outer(slot, kind, null);
        yield Operand.NIL;
      }
      case Register.BOOL -> {
        number(guards.outer(slot, kind, null));
        code.d2i();
        yield Operand.bool(storeInt());
      }
      case Register.INT, Register.REAL -> {
        number(guards.outer(slot, kind, null));
        yield Operand.number(kind == Register.INT ? Type.INT : Type.REAL, store());
      }
      case Register.REF -> type == null ? leave() : entity(guards.outer(slot, kind, type), type);
      default -> leave();
    };
  }

  private void number(int place) {
    code.aload(numbers).loadConstant(place).daload();
  }

  private Operand entity(int place, EntityType type) {
    int local = local(TypeKind.REFERENCE);
    code.aload(entities).loadConstant(place).aaload().astore(local);
    return Operand.entity(local, place, type);
  }
}
