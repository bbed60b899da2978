@NullMarked
package io.ballast.app.vdsm;

import org.jspecify.annotations.NullMarked;
