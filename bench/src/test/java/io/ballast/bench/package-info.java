/** Tests of the measurements themselves. */
@NullMarked
package io.ballast.bench;

import org.jspecify.annotations.NullMarked;
