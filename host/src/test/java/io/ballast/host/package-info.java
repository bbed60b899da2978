@NullMarked
package io.ballast.host;

import org.jspecify.annotations.NullMarked;
