/** oVirt's vdsm as a hypervisor: JSON-RPC over STOMP, on TLS or without. */
@NullMarked
package io.ballast.host.vdsm;

import org.jspecify.annotations.NullMarked;
