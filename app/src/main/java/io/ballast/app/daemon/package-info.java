/** From a configuration to a daemon that runs, whoever starts it: a command, or another program. */
@NullMarked
package io.ballast.app.daemon;

import org.jspecify.annotations.NullMarked;
