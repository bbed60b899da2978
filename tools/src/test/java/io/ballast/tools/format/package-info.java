@NullMarked
package io.ballast.tools.format;

import org.jspecify.annotations.NullMarked;
