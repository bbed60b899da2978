/** JSON-RPC 2.0 as a client: requests with ids of their own, each answered in time or not. */
@NullMarked
package io.ballast.host.jsonrpc;

import org.jspecify.annotations.NullMarked;
