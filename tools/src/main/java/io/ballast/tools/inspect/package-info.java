/** Looks into evaluations: what was covered, how it came to be, what two policies do otherwise. */
@NullMarked
package io.ballast.tools.inspect;

import org.jspecify.annotations.NullMarked;
