package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A program made ready to be evaluated many times: names are slots, fields are found by index,
 * numbers on the way need no objects. It never changes what a program means: the {@link
 * Interpreter} gives the same for the program and for this.
 *
 * <p>It keeps nothing of an evaluation, so that threads may share it.
 */
public final class Compiled {
  /** A host with a thousand guests takes them in minutes, one with ten in hours. */
  private static final long MANY_STEPS = 5_000_000;

  private static final Set<String> BINDING =
      Set.of("defvar", "def", "defun", "set", "setq", "with");

  /** A value that a name is bound to. */
  record Known(int slot, Value value) {}

  private final Program program;
  private final Map<String, Integer> names;
  private final Map<Expr, Code> codes;
  private final List<Code> top;
  private final @Nullable Declarations[] declarations;
  private final @Nullable Part[] parts;
  private final Known[] known;
  private final @Nullable Generating generating;

  private Compiled(Program program, Compiler compiler, @Nullable Generating generating) {
    this.program = program;
    this.generating = generating;
    this.parts = program.expressions().stream().map(Compiled::part).toArray(Part[]::new);
    this.top = program.expressions().stream().map(compiler::code).toList();
    this.declarations = declarations(top);
    this.names = compiler.names();
    this.codes = compiler.codes();
    this.known =
        Builtins.values().entrySet().stream()
            .filter(value -> compiler.names().containsKey(value.getKey()))
            .map(value -> new Known(compiler.slot(value.getKey()), value.getValue()))
            .toArray(Known[]::new);
  }

  private static @Nullable Declarations[] declarations(List<Code> top) {
    @Nullable Declarations[] all = new @Nullable Declarations[top.size()];
    for (int i = 0; i < all.length; ) {
      Declarations from = Declarations.from(top, i);
      all[i] = from.count() > 1 ? from : null;
      i += Math.max(1, from.count());
    }
    return all;
  }

  /** Compiles any program, also one that a check would reject. */
  public static Compiled of(Program program) {
    return new Compiled(program, new Compiler(), null);
  }

  /**
   * The same, but once it has taken many steps, code of the virtual machine is generated for what
   * is evaluated often.
   *
   * @param executor generates the code, which takes some tens of milliseconds; evaluations do not
   *     wait for it unless it is their own thread
   */
  public static Compiled of(Program program, Executor executor) {
    return of(program, executor, MANY_STEPS);
  }

  /** The same after so many steps, for tests and measurements. */
  public static Compiled of(Program program, Executor executor, long after) {
    return new Compiled(program, new Compiler(), new Generating(executor, after));
  }

  /** What only binds a name, and loops, which are parts of their own, are not worth code. */
  private static @Nullable Part part(Expr expression) {
    return expression instanceof Expr.Listing list
            && !list.items().isEmpty()
            && !(list.items().getFirst() instanceof Expr.Name(String head, _)
                && BINDING.contains(head))
        ? new Part(list, null)
        : null;
  }

  @Nullable Generating generating() {
    return generating;
  }

  /** Those at the outermost level that begin at that index; null if it is not worth it. */
  @Nullable Declarations declarations(int index) {
    return declarations[index];
  }

  /** What the program mentions of what the outermost scope binds in every world. */
  Known[] known() {
    return known;
  }

  /** What code may be generated for at the outermost level. */
  @Nullable Part part(int index) {
    return parts[index];
  }

  /** What it was made of. */
  public Program program() {
    return program;
  }

  /** The slots of all names that the program mentions. */
  Map<String, Integer> names() {
    return names;
  }

  Code top(int index) {
    return top.get(index);
  }

  /** What an expression of the program was made to. */
  Code code(Expr expression) {
    Code code = codes.get(expression);
    if (code == null) {
      throw new IllegalArgumentException("That expression is not of this program.");
    }
    return code;
  }
}
