package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.ANY;
import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Builtin.form;

import java.util.List;

/** The forms that MOM has. */
final class MomForms {

  static final List<Builtin> TABLE =
      List.of(
          form(
              "defvar",
              2,
              2,
              UnitRule.LAST,
              "(defvar NAME VALUE)",
              "Binds a name that this scope does not have yet.",
              Forms::defvar,
              example("(defvar reserve 512MiB) (defvar reserve 0) reserve", "524288")),
          form(
              "set",
              2,
              2,
              UnitRule.LAST,
              "(set NAME VALUE)",
              "Changes the nearest binding of a name.",
              Forms::set,
              example("(defvar n 1) (set n (+ n 1)) n", "2")),
          form(
              "setq",
              2,
              2,
              UnitRule.LAST,
              "(setq NAME VALUE)",
              "The same as set.",
              Forms::set,
              example("(defvar n 1) (setq n 5) n", "5")),
          form(
              "let",
              2,
              ANY,
              UnitRule.LAST,
              "(let ((NAME VALUE)...) EXPR...)",
              "Evaluates in a new scope with these bindings.",
              Forms::let,
              example("(let ((a 2) (b (* a 10))) (+ a b))", "22")),
          form(
              "def",
              3,
              3,
              UnitRule.NONE,
              "(def NAME (PARAM...) BODY)",
              "Defines a function.",
              Forms::def,
              example(
                  "(def used (g) (- g.balloon_cur g.mem_unused)) (with Guests g (used g))",
                  "(3500 1900 400)")),
          form(
              "defun",
              3,
              3,
              UnitRule.NONE,
              "(defun NAME (PARAM...) BODY)",
              "The same as def.",
              Forms::def,
              example("(defun twice (x) (* 2 x)) (twice 21)", "42")),
          form(
              "if",
              3,
              3,
              UnitRule.ANY_OF,
              "(if CONDITION THEN ELSE)",
              "Evaluates one of two expressions.",
              Forms::choose,
              example("(if (< Host.mem_free 1000) \"tight\" \"ample\")", "ample")),
          form(
              "with",
              3,
              3,
              UnitRule.LAST,
              "(with LIST ITEM BODY)",
              "Evaluates the body for each item of a list, which must be a name.",
              Forms::with,
              example("(with Guests g (/ g.mem_unused g.balloon_cur))", "(0.125 0.05 0.6)")));

  private MomForms() {}
}
