/** A cycle as people and programs read it. */
@NullMarked
package io.ballast.app.show;

import org.jspecify.annotations.NullMarked;
