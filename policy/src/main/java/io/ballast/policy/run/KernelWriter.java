package io.ballast.policy.run;

import static java.lang.constant.ConstantDescs.CD_List;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.EntityType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Kernel} for an expression, if there is a way through it without closures. */
final class KernelWriter {
  /** The virtual machine never compiles methods of more bytes. */
  private static final int MOST_BYTES = 8_000;

  private static final ClassDesc KERNEL = ClassDesc.of(Kernel.class.getName());
  private static final ClassDesc WRITTEN = ClassDesc.of(Kernel.class.getName() + "s");
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_int, Draft.LANE, CD_List, CD_int);
  private static final int LANE = 1;
  private static final int ITEMS = 2;
  private static final int NEXT = 3;

  private final Expr body;
  private final @Nullable String item;
  private final Observed seen;
  private final Map<String, Integer> names;

  /** The last method written: the library may ask for it more than once. */
  private @Nullable Draft draft;

  private boolean useful;

  private KernelWriter(
      Expr body, @Nullable String item, Observed seen, Map<String, Integer> names) {
    this.body = body;
    this.item = item;
    this.seen = seen;
    this.names = names;
  }

  /**
   * Code for an expression.
   *
   * @param item the name that a loop binds to entities while it evaluates the expression; null if
   *     there is no loop
   * @param seen what was so when the expression was about to be evaluated
   * @param names slots by name
   * @return null if there is none for it, or so much that it would be slow
   */
  static @Nullable Plan write(
      Expr body, @Nullable String item, Observed seen, Map<String, Integer> names) {
    return item != null && seen.item() == null
        ? null
        : new KernelWriter(body, item, seen, names).plan();
  }

  private @Nullable Plan plan() {
    byte[] bytes = ClassFile.of().build(WRITTEN, this::write);
    Draft written = draft;
    if (written == null || !useful || size(bytes) > MOST_BYTES) {
      return null;
    }
    return new Plan(kernel(bytes), item == null ? null : seen.item(), written);
  }

  private static int size(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .flatMap(method -> method.code().stream())
        .mapToInt(code -> code instanceof CodeAttribute whole ? whole.codeLength() : MOST_BYTES)
        .max()
        .orElse(0);
  }

  private static Kernel kernel(byte[] bytes) {
    try {
      MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Kernel)
          made.findConstructor(made.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("Code was generated that the virtual machine refuses.", e);
    }
  }

  private void write(ClassBuilder type) {
    type.withSuperclass(KERNEL)
        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withMethodBody(
            INIT_NAME,
            MTD_void,
            0,
            code -> code.aload(0).invokespecial(KERNEL, INIT_NAME, MTD_void).return_())
        .withMethodBody("run", RUN, 0, this::run);
  }

  /** One item after the other; the first that is not done ends it. */
  private void run(CodeBuilder code) {
    Draft fresh = new Draft(code, seen, LANE);
    draft = fresh;
    int count = fresh.local(TypeKind.INT);
    code.aload(ITEMS).invokeinterface(CD_List, "size", MethodTypeDesc.of(CD_int)).istore(count);
    Label next = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(next).iload(NEXT).iload(count).if_icmpge(end);
    begin(fresh);
    Operand result = new ExprWriter(fresh, names).write(body, 0);
    useful = !result.isNever();
    if (useful) {
      code.aload(LANE);
      fresh.pushSteps();
      fresh.pushObject(result);
      code.invokevirtual(Draft.LANE, "commit", MethodTypeDesc.of(CD_boolean, CD_int, Draft.VALUE));
      fresh.leaveIfZero();
      code.iinc(NEXT, 1).goto_(next);
    }
    fresh.away();
    code.labelBinding(end).iload(NEXT).ireturn();
  }

  private void begin(Draft fresh) {
    CodeBuilder code = fresh.code;
    fresh.begin();
    code.aload(LANE);
    EntityType type = seen.item();
    if (item == null || type == null) {
      code.invokevirtual(Draft.LANE, "begin", MTD_void);
      return;
    }
    int entity = fresh.local(TypeKind.REFERENCE);
    code.aload(ITEMS)
        .iload(NEXT)
        .invokevirtual(Draft.LANE, "begin", MethodTypeDesc.of(Draft.ENTITY, CD_List, CD_int))
        .astore(entity)
        .aload(entity);
    fresh.leaveIfNull();
    fresh.written.bind(item, Operand.entity(entity, Operand.NONE, type));
  }
}
