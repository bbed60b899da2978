package io.ballast.policy.check;

import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.syntax.Expr;
import java.util.List;

/** What a list calls, as far as the text tells. */
sealed interface Callee {

  /** A built-in, whatever the program defines. */
  record BuiltIn(Signature signature) implements Callee {}

  /** A function of the program. */
  record Own(Expr.Name head, List<Definition> definitions) implements Callee {}

  /**
   * A built-in that MOM does not have, or a function of the program with its name: which of the two
   * depends on whether the definition was executed before.
   */
  record Either(Expr.Name head, Signature signature, List<Definition> definitions)
      implements Callee {}

  /** A method of an entity. */
  record Member(Expr.Dotted head) implements Callee {}

  /** A variable of that name may come first, or a function with a dot: nothing can be said. */
  record Hidden(Expr.Symbol head) implements Callee {}

  /** A value that nobody can call, such as {@code nil} or {@code Host}. */
  record NoFunction(Expr.Name head) implements Callee {}

  record Unknown(Expr.Name head) implements Callee {}

  /** A list that begins with something that is no name. */
  record NoName(Expr head) implements Callee {}
}
