/** The whole program over real guests under a real libvirtd, on a machine that runs short. */
@NullMarked
package io.ballast.app.real;

import org.jspecify.annotations.NullMarked;
