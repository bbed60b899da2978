@NullMarked
package io.ballast.app.rpc;

import org.jspecify.annotations.NullMarked;
