/** Evaluation: values, the plain interpreter, budgets. */
@NullMarked
package io.ballast.policy.run;

import org.jspecify.annotations.NullMarked;
