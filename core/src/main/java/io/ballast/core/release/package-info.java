/**
 * Giving everything back: the ledger's originals restored by the guard's and the actuator's rules.
 */
@NullMarked
package io.ballast.core.release;

import org.jspecify.annotations.NullMarked;
