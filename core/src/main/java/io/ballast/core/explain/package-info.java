/** From a recorded cycle to why a guest has its size, and what would have to change. */
@NullMarked
package io.ballast.core.explain;

import org.jspecify.annotations.NullMarked;
