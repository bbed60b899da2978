package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/**
 * What libvirt says of a call that failed.
 *
 * @param code one of libvirt's {@code virErrorNumber}
 * @param domain the part of libvirt that failed, one of {@code virErrorDomain}
 * @param message libvirt's words, in one line
 * @param errno the system's error number when {@code code} is {@link #SYSTEM_ERROR}
 */
record LibvirtError(int code, int domain, String message, int errno) {
  static final int NO_SUPPORT = 3;
  static final int OPERATION_DENIED = 29;
  static final int SYSTEM_ERROR = 38;
  static final int NO_DOMAIN = 42;
  static final int AUTH_FAILED = 45;
  static final int OPERATION_INVALID = 55;
  static final int OPERATION_TIMEOUT = 68;
  static final int AUTH_CANCELLED = 79;
  static final int ACCESS_DENIED = 88;
  static final int AUTH_UNAVAILABLE = 94;

  private static final int FROM_RPC = 7;
  private static final int EPERM = 1;
  private static final int EACCES = 13;
  private static final int MAX_MESSAGE = 1_000;

  /** Reads a {@code virError}; NULL, which libvirt gives when nothing failed, is code 0. */
  static LibvirtError read(MemorySegment pointer, CStrings strings) {
    if (pointer.address() == 0) {
      return new LibvirtError(0, 0, "no reason given", 0);
    }
    MemorySegment error = pointer.reinterpret(Structs.ERROR.byteSize());
    String message = strings.read(error.get(ADDRESS, Structs.ERROR_MESSAGE), MAX_MESSAGE);
    return new LibvirtError(
        error.get(JAVA_INT, Structs.ERROR_CODE),
        error.get(JAVA_INT, Structs.ERROR_DOMAIN),
        message.replaceAll("\\s+", " ").strip(),
        error.get(JAVA_INT, Structs.ERROR_NUMBER));
  }

  boolean is(int other) {
    return code == other;
  }

  /** Whether it was our end of the connection that failed, not what was asked over it. */
  boolean fromTransport() {
    return domain == FROM_RPC;
  }

  /** Whether we were refused, by libvirt or by the permissions of its socket. */
  boolean denied() {
    return switch (code) {
      case OPERATION_DENIED, AUTH_FAILED, AUTH_CANCELLED, ACCESS_DENIED, AUTH_UNAVAILABLE -> true;
      case SYSTEM_ERROR -> errno == EPERM || errno == EACCES;
      default -> false;
    };
  }
}
