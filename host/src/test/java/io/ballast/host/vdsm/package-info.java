@NullMarked
package io.ballast.host.vdsm;

import org.jspecify.annotations.NullMarked;
