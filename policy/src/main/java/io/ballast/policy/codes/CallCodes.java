package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.loading;

import java.util.List;

/** P03: calls and forms. */
public final class CallCodes {
  public static final Code UNKNOWN_FUNCTION =
      loading(
          "P0301",
          "unknown-function",
          "A call names neither a built-in nor a function of the program.",
          "A function counts as known if the text defines it anywhere, before or after the call.",
          """
          (def grow (g) (g.Control "balloon_target" g.balloon_max))
          (with Guests g (grwo g))
          """,
          """
          (def grow (g) (g.Control "balloon_target" g.balloon_max))
          (with Guests g (grow g))
          """);

  public static final Code ARITY =
      loading(
          "P0302",
          "arity",
          "A call has more or fewer arguments than what it calls takes.",
          """
          Functions take exactly as many arguments as they have parameters, and most built-ins and
          methods a fixed number. `if` always has three parts. Where a program defines a function more
          than once, any of them may fit.
          """,
          "(if (< Host.mem_free 1024) 1)",
          "(if (< Host.mem_free 1024) 1 nil)");

  public static final Code NOT_CALLABLE =
      loading(
          "P0303",
          "not-callable",
          "A call names something that is no function.",
          """
          Entities, lists and fields are values: they stand alone, without brackets. Only functions,
          built-ins and methods are called.
          """,
          "(debug (Host.mem_free))",
          "(debug Host.mem_free)");

  public static final Code BAD_HEAD =
      loading(
          "P0304",
          "bad-head",
          "A list begins with something that is no name.",
          """
          A list is a call: its first word names what it calls. Several expressions are evaluated in
          turn by `{ ... }`; there is no way to write a list of values.
          """,
          "(defvar steps (1 2))",
          "(defvar steps { 1 2 })");

  public static final Code FORM =
      loading(
          "P0305",
          "form",
          "A form has something else where it needs a name or a list.",
          """
          defvar, set, let, def and the loops need names and lists of names in certain places, not
          expressions. docs/policy-reference.md shows how each form is written.
          """,
          "(def spare g (- g.balloon_cur g.mem_unused))",
          "(def spare (g) (- g.balloon_cur g.mem_unused))");

  public static final Code EMPTY_LIST =
      loading(
          "P0306",
          "empty-list",
          "An empty list has no value.",
          "Nothing is written `nil`.",
          "(defvar nothing ())",
          "(defvar nothing nil)");

  public static final Code OPERATOR_VALUE =
      loading(
          "P0307",
          "operator-value",
          "An operator stands where a value is needed.",
          "An operator stands first in its list, before what it works on.",
          "(debug 1 + 2)",
          "(debug (+ 1 2))");

  static final List<Code> ALL =
      List.of(UNKNOWN_FUNCTION, ARITY, NOT_CALLABLE, BAD_HEAD, FORM, EMPTY_LIST, OPERATOR_VALUE);

  private CallCodes() {}
}
