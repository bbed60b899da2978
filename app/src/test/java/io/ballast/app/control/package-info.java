/** Tests of the control socket. */
@NullMarked
package io.ballast.app.control;

import org.jspecify.annotations.NullMarked;
