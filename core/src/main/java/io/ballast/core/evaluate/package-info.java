/** Policy to wishes. */
@NullMarked
package io.ballast.core.evaluate;

import org.jspecify.annotations.NullMarked;
