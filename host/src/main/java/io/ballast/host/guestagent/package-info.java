/** Guests that are asked themselves: by the QEMU guest agent, or by a daemon over the network. */
@NullMarked
package io.ballast.host.guestagent;

import org.jspecify.annotations.NullMarked;
