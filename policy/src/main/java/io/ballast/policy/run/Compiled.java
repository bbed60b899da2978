package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import java.util.List;
import java.util.Map;

/**
 * A program made ready to be evaluated many times: names are slots, fields are found by index,
 * numbers on the way need no objects. It never changes what a program means: the {@link
 * Interpreter} gives the same for the program and for this.
 *
 * <p>It keeps nothing between evaluations, so that threads may share it.
 */
public final class Compiled {
  private final Program program;
  private final Map<String, Integer> names;
  private final Map<Expr, Code> codes;
  private final List<Code> top;

  private Compiled(Program program, Compiler compiler) {
    this.program = program;
    this.top = program.expressions().stream().map(compiler::code).toList();
    this.names = compiler.names();
    this.codes = compiler.codes();
  }

  /** Compiles any program, also one that a check would reject. */
  public static Compiled of(Program program) {
    return new Compiled(program, new Compiler());
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
