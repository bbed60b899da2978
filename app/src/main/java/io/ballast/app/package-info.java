@NullMarked
package io.ballast.app;

import org.jspecify.annotations.NullMarked;
