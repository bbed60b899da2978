/** Web servers on this machine alone, within bounds of threads, connections, sizes and times. */
@NullMarked
package io.ballast.app.http;

import org.jspecify.annotations.NullMarked;
