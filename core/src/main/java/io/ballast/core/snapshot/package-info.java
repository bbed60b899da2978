/** One immutable value of everything seen, with what each guest needs estimated once. */
@NullMarked
package io.ballast.core.snapshot;

import org.jspecify.annotations.NullMarked;
