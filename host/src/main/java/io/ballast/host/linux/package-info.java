/** The kernel of the host: files under /proc and /sys. */
@NullMarked
package io.ballast.host.linux;

import org.jspecify.annotations.NullMarked;
