@NullMarked
package io.ballast.bench;

import org.jspecify.annotations.NullMarked;
