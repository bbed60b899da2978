/** Lays policies out as people write them, with their comments. */
@NullMarked
package io.ballast.tools.format;

import org.jspecify.annotations.NullMarked;
