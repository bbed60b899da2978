package io.ballast.host.libvirt;

/** A call to libvirt failed. */
final class LibvirtException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient LibvirtError error;

  LibvirtException(LibvirtError error) {
    super(error.message());
    this.error = error;
  }

  LibvirtError error() {
    return error;
  }
}
