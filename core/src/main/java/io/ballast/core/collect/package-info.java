/** Readings to samples: the read ports and the collectors. */
@NullMarked
package io.ballast.core.collect;

import org.jspecify.annotations.NullMarked;
