package io.ballast.policy.run;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.ballast.policy.run.Operand.Type;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import io.ballast.policy.vocabulary.MethodDecl;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes code for what is read of entities and wished for them, as {@link CallMember} does it. */
final class MemberWriter {
  private static final MethodTypeDesc NEWEST =
      MethodTypeDesc.of(CD_void, Draft.FIELD, Draft.REGISTER);
  private static final MethodTypeDesc SUM = MethodTypeDesc.of(CD_void, Draft.FIELD, Draft.TOTAL);

  private final Draft draft;
  private final CodeBuilder code;
  private final ExprWriter expressions;

  MemberWriter(Draft draft, ExprWriter expressions) {
    this.draft = draft;
    this.code = draft.code;
    this.expressions = expressions;
  }

  /** A field by its dotted name. */
  Operand field(Expr.Dotted dotted) {
    Operand owner = expressions.variable(dotted.owner());
    if (owner.isNever()) {
      return owner;
    }
    EntityType type = owner.entity();
    Field field =
        type == null || type.methods().containsKey(dotted.member())
            ? null
            : type.field(dotted.member());
    return type == null || field == null ? draft.leave() : newest(owner, type, field);
  }

  /** A call of a method of MOM's that has a name written out for its first argument. */
  Operand call(Expr.Listing call, Expr.Dotted head, int depth) {
    List<Expr> items = call.items();
    if (items.size() < 2 || !(items.get(1) instanceof Expr.Text text)) {
      return draft.leave();
    }
    Operand owner = expressions.variable(head.owner());
    if (owner.isNever()) {
      return owner;
    }
    EntityType type = owner.entity();
    if (type == null || !fits(type.methods().get(head.member()), items.size() - 1)) {
      return draft.leave();
    }
    return draft.step() ? call(call, head, owner, type, text.value(), depth) : draft.leave();
  }

  private static boolean fits(@Nullable MethodDecl method, int count) {
    return method != null
        && !method.ours()
        && count >= method.minArguments()
        && count <= method.maxArguments();
  }

  private Operand call(
      Expr.Listing call, Expr.Dotted head, Operand owner, EntityType type, String name, int depth) {
    Field field = type.field(name);
    List<Expr> items = call.items();
    return switch (head.member()) {
      case "Stat" -> field == null || items.size() > 2 ? draft.leave() : newest(owner, type, field);
      case "StatAvg" -> field == null ? draft.leave() : average(owner, type, field);
      case "Control" -> control(call, owner, name, expressions.write(items.get(2), depth + 1));
      default -> draft.leave();
    };
  }

  private Operand newest(Operand owner, EntityType type, Field field) {
    Written.Read read = new Written.Read(owner.whole(), type, field, false);
    Operand known = draft.written.read(read);
    if (known != null) {
      return known;
    }
    int kind = draft.seen.kind(type, field);
    if (kind != Register.INT && kind != Register.REAL && kind != Register.BOOL) {
      return draft.leave();
    }
    code.aload(owner.local());
    pushField(field);
    code.aload(draft.machine).invokeinterface(Draft.ENTITY, "newest", NEWEST);
    code.aload(draft.machine).getfield(Draft.REGISTER, "kind", CD_int);
    requireKind(kind);
    Operand value = taken(kind);
    draft.written.keep(read, value);
    return value;
  }

  private void pushField(Field field) {
    int place = draft.fields.indexOf(field);
    if (place < 0) {
      place = draft.fields.size();
      draft.fields.add(field);
    }
    code.aload(draft.fieldsOf).loadConstant(place).aaload();
  }

  private void requireKind(int kind) {
    code.loadConstant(kind).isub();
    draft.leaveUnlessZero();
  }

  /** Takes what is in the register. */
  private Operand taken(int kind) {
    code.aload(draft.machine).getfield(Draft.REGISTER, "bits", CD_long);
    switch (kind) {
      case Register.BOOL -> {
        code.l2i();
        return Operand.bool(draft.storeInt());
      }
      case Register.INT -> {
        code.l2d();
        int number = draft.store();
        draft.leaveIfLarge(number);
        return Operand.number(Type.INT, number);
      }
      default -> {
        code.invokestatic(
            ConstantDescs.CD_Double, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
        return Operand.number(Type.REAL, draft.store());
      }
    }
  }

  private Operand average(Operand owner, EntityType type, Field field) {
    Written.Read read = new Written.Read(owner.whole(), type, field, true);
    Operand known = draft.written.read(read);
    if (known != null) {
      return known;
    }
    pushTotal();
    code.invokevirtual(Draft.TOTAL, "clear", ConstantDescs.MTD_void);
    code.aload(owner.local());
    pushField(field);
    pushTotal();
    code.invokeinterface(Draft.ENTITY, "sum", SUM);
    pushTotal();
    code.aload(draft.machine)
        .invokevirtual(Draft.TOTAL, "average", MethodTypeDesc.of(CD_int, Draft.REGISTER));
    requireKind(Register.REAL);
    Operand value = taken(Register.REAL);
    draft.written.keep(read, value);
    return value;
  }

  private void pushTotal() {
    code.aload(draft.machine).getfield(Draft.MACHINE, "plain", Draft.TOTAL);
  }

  private Operand control(Expr.Listing call, Operand owner, String name, Operand value) {
    if (value.isNever()) {
      return value;
    }
    int site = draft.wishes.size();
    draft.wishes.add(new Plan.WishSite(name, call.span()));
    code.aload(draft.lane).aload(owner.local()).loadConstant(site);
    draft.pushObject(value);
    code.invokevirtual(
        Draft.LANE, "wish", MethodTypeDesc.of(CD_void, Draft.ENTITY, CD_int, Draft.VALUE));
    return Operand.NIL;
  }
}
