package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.loading;

import java.util.List;

/** P02: names. */
public final class NameCodes {
  public static final Code UNKNOWN_NAME =
      loading(
          "P0201",
          "unknown-name",
          "A name is used that nothing in the program binds.",
          """
          Names are bound by defvar, by let, as the item of a loop and as parameters of functions. A
          name counts as known if the text binds it anywhere. Functions are no values: their names
          only stand at the head of a call.
          """,
          """
          (defvar share 0.2)
          (defvar twice (* 2 shrae))
          """,
          """
          (defvar share 0.2)
          (defvar twice (* 2 share))
          """);

  public static final Code UNKNOWN_TO_SET =
      loading(
          "P0202",
          "unknown-to-set",
          "A name is set that nothing in the program binds.",
          "set changes the nearest binding of a name and makes none. defvar or let makes one.",
          "(set total 0)",
          """
          (defvar total 1)
          (set total 0)
          """);

  public static final Code BOUND_BY_SOME =
      loading(
          "P0203",
          "bound-by-some",
          "A function uses a name that only some of its callers bind.",
          """
          Scope is dynamic: a function sees the variables of whoever calls it. This one finds the name
          when it is called from one place and fails when it is called from another. Pass the value
          as a parameter, or bind the name in the outermost scope.
          """,
          """
          (def size () guest.balloon_cur)
          (with Guests guest (size))
          (with Guests g (size))
          """,
          """
          (def size (guest) guest.balloon_cur)
          (with Guests guest (size guest))
          (with Guests g (size g))
          """);

  public static final Code BOUND_ELSEWHERE =
      loading(
          "P0204",
          "bound-elsewhere",
          "A name is used where no binding of it reaches.",
          """
          The program binds the name, but only within a scope that is over or not yet begun: a let, a
          loop or a call of a function. What must outlast a scope is bound before it, in the
          outermost scope, and changed by set.
          """,
          """
          (with Guests g (defvar total g.balloon_cur))
          (debug total)
          """,
          """
          (defvar total 0)
          (with Guests g (set total (+ total g.balloon_cur)))
          (debug total)
          """);

  public static final Code IGNORED_PART =
      loading(
          "P0205",
          "ignored-part",
          "A name has a second dot, and what follows it is ignored.",
          "A field has no fields, so that `Host.mem_free.more` is the value of `Host.mem_free`.",
          "(debug Host.mem_free.average)",
          "(debug (Host.StatAvg \"mem_free\"))");

  static final List<Code> ALL =
      List.of(UNKNOWN_NAME, UNKNOWN_TO_SET, BOUND_BY_SOME, BOUND_ELSEWHERE, IGNORED_PART);

  private NameCodes() {}
}
