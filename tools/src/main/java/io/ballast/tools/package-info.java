@NullMarked
package io.ballast.tools;

import org.jspecify.annotations.NullMarked;
