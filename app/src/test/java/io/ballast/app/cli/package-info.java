/** The commands as people use them. */
@NullMarked
package io.ballast.app.cli;

import org.jspecify.annotations.NullMarked;
