@NullMarked
package io.ballast.host.tls;

import org.jspecify.annotations.NullMarked;
