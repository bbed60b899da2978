@NullMarked
package io.ballast.core;

import org.jspecify.annotations.NullMarked;
