package io.ballast.policy.run;

import java.util.Set;

/** How the arguments of a built-in are read: what is an expression, what a name, what a list. */
public sealed interface Shape {

  /** All are expressions, evaluated once each, in order. */
  record Plain() implements Shape {}

  /** One of MOM's forms, with rules of its own: {@code defvar set let def if with}. */
  record Form() implements Shape {}

  /**
   * A loop: the expressions up to and with {@code list} are evaluated once, those after it once for
   * each item, in a scope where the names are bound. Short calls may leave the later ones out.
   *
   * @param list index of the argument that gives the list, from 0
   * @param names indexes of the arguments that are names; the first is the item's
   */
  record Each(int list, Set<Integer> names) implements Shape {
    public Each {
      names = Set.copyOf(names);
    }
  }

  /** Each is a pair in round brackets, a condition and a value, as in {@code cond}. */
  record Clauses() implements Shape {}
}
