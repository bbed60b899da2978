package io.ballast.host.libvirt;

/** A connection could not be opened, or broke; the next call needs another. */
final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient LibvirtError error;

  UnreachableException(LibvirtException cause) {
    super(cause.getMessage(), cause);
    this.error = cause.error();
  }

  LibvirtError error() {
    return error;
  }
}
