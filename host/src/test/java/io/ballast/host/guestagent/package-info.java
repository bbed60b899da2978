@NullMarked
package io.ballast.host.guestagent;

import org.jspecify.annotations.NullMarked;
