/** The write port and the one place that uses it. */
@NullMarked
package io.ballast.core.act;

import org.jspecify.annotations.NullMarked;
