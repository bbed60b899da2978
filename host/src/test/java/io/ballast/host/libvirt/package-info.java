@NullMarked
package io.ballast.host.libvirt;

import org.jspecify.annotations.NullMarked;
