/** TLS with a client certificate from PEM files. */
@NullMarked
package io.ballast.host.tls;

import org.jspecify.annotations.NullMarked;
