package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;
import java.util.List;

/**
 * A {@code def} somewhere in the text.
 *
 * @param parameters their names; what is no name is left out and was reported
 * @param count how many parameters there are
 */
record Definition(String name, List<String> parameters, int count, Expr body) {}
