@NullMarked
package io.ballast.host.linux;

import org.jspecify.annotations.NullMarked;
