/** MOM's plot files: what was read, as columns of text. */
@NullMarked
package io.ballast.app.plot;

import org.jspecify.annotations.NullMarked;
