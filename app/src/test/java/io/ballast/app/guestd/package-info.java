@NullMarked
package io.ballast.app.guestd;

import org.jspecify.annotations.NullMarked;
