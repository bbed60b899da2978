/** Wishes to verdicts: the one gate, with every rail in one list. */
@NullMarked
package io.ballast.core.guard;

import org.jspecify.annotations.NullMarked;
