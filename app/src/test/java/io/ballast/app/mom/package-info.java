@NullMarked
package io.ballast.app.mom;

import org.jspecify.annotations.NullMarked;
