@NullMarked
package io.ballast.host.jsonrpc;

import org.jspecify.annotations.NullMarked;
