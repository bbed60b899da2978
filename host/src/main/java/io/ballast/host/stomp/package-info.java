/** STOMP 1.2 as a client: frames, and a connection with heart-beats. */
@NullMarked
package io.ballast.host.stomp;

import org.jspecify.annotations.NullMarked;
