/** What the simulated host promises. */
@NullMarked
package io.ballast.sim;

import org.jspecify.annotations.NullMarked;
