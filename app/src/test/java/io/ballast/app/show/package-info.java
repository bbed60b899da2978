/** What people see. */
@NullMarked
package io.ballast.app.show;

import org.jspecify.annotations.NullMarked;
