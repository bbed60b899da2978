/** Pages of the manual that are made from declarations. */
@NullMarked
package io.ballast.app.manual;

import org.jspecify.annotations.NullMarked;
