/** The log: to standard error or to a file that is rotated. */
@NullMarked
package io.ballast.app.log;

import org.jspecify.annotations.NullMarked;
