/** Tests of what people and programs are shown. */
@NullMarked
package io.ballast.app.show;

import org.jspecify.annotations.NullMarked;
