/** The daemon inside a guest, which tells a host's {@code GuestNetworkDaemon} about its memory. */
@NullMarked
package io.ballast.app.guestd;

import org.jspecify.annotations.NullMarked;
