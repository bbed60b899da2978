/** The stable codes of everything that people are told about a policy, each declared once. */
@NullMarked
package io.ballast.policy.codes;

import org.jspecify.annotations.NullMarked;
