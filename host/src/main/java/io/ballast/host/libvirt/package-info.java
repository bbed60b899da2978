/** libvirt's guests, read and changed through java.lang.foreign calls to libvirt.so.0. */
@NullMarked
package io.ballast.host.libvirt;

import org.jspecify.annotations.NullMarked;
