/** Commands as people type them. */
@NullMarked
package io.ballast.app.cli;

import org.jspecify.annotations.NullMarked;
