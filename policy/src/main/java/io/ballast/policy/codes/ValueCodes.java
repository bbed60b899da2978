package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.loading;

import java.util.List;

/** P04: kinds of values. */
public final class ValueCodes {
  public static final Code WRONG_KIND =
      loading(
          "P0401",
          "wrong-kind",
          "An operator cannot take values of these kinds.",
          """
          Numbers work with numbers, strings with strings, lists with lists. nil and entities can
          only be tested and compared by == and !=, and shifts take whole numbers. It is reported
          only where no value that the operands can have would do.
          """,
          "(debug (+ \"free: \" Host.mem_free))",
          "(debug \"free:\" Host.mem_free)");

  public static final Code NO_LIST =
      loading(
          "P0402",
          "no-list",
          "A loop is over something that is no list.",
          "Guests is a list, and so is what `with` gives. A host, a guest and a number are none.",
          "(with Host h (debug h.mem_free))",
          "(with Guests g (debug g.balloon_cur))");

  public static final Code CONTROL_VALUE =
      loading(
          "P0403",
          "control-value",
          "A control is wished to take a value that never reaches its controller.",
          """
          A numeric control takes numbers. nil, a string, a list and an entity are dropped and reported
          in each cycle. An amount below zero is no amount: what is meant is a change, which has to be
          added to what is.
          """,
          "(with Guests g (g.Control \"balloon_target\" \"1024\"))",
          "(with Guests g (g.Control \"balloon_target\" 1024))");

  public static final Code NAME_NEEDED =
      loading(
          "P0404",
          "name-needed",
          "A method needs the name of a field, variable or control, as a string.",
          "`(g.Stat \"need\")` looks up by name; `(g.Stat g.need)` would look up by value.",
          "(Host.StatAvg Host.mem_free)",
          "(Host.StatAvg \"mem_free\")");

  public static final Code DIVISION_BY_ZERO =
      loading(
          "P0405",
          "division-by-zero",
          "A number is divided by zero.",
          "It is an error in each cycle in which it is evaluated.",
          "(defvar part (/ Host.mem_free 0))",
          "(defvar part (/ Host.mem_free 2))");

  static final List<Code> ALL =
      List.of(WRONG_KIND, NO_LIST, CONTROL_VALUE, NAME_NEEDED, DIVISION_BY_ZERO);

  private ValueCodes() {}
}
