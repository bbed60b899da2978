package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;

/** A {@code def} somewhere in the text. */
record Definition(int parameters, Expr body) {}
