package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.List;

/** What a {@code def} defined. */
record UserFunction(String name, List<String> parameters, Expr body) {}
