/** A policy evaluated once on a moment from a file, and the guard's word on what it wishes. */
@NullMarked
package io.ballast.app.eval;

import org.jspecify.annotations.NullMarked;
