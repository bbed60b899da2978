/** The control socket: who may ask what, and the answers. */
@NullMarked
package io.ballast.app.control;

import org.jspecify.annotations.NullMarked;
