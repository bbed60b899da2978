@NullMarked
package io.ballast.tools.inspect;

import org.jspecify.annotations.NullMarked;
