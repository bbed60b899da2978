/** MOM's remote calls: XML-RPC on a unix socket or on this machine's loopback address. */
@NullMarked
package io.ballast.app.rpc;

import org.jspecify.annotations.NullMarked;
