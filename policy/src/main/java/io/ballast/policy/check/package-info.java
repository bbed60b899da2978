/** The load check: what can be known to be wrong before a policy runs. */
@NullMarked
package io.ballast.policy.check;

import org.jspecify.annotations.NullMarked;
