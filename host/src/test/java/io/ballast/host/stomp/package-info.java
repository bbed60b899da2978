@NullMarked
package io.ballast.host.stomp;

import org.jspecify.annotations.NullMarked;
