@NullMarked
package io.ballast.app.daemon;

import org.jspecify.annotations.NullMarked;
