package io.ballast.host.libvirt;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;

/** libvirt's errors in the words and reasons that the rest of the program acts on. */
final class Failures {
  private Failures() {}

  static HypervisorException unreachable(String uri, UnreachableException e) {
    if (e.error().denied()) {
      return new HypervisorException(
          Reason.DENIED,
          "libvirt at %s refused the connection: %s; run as root or add this user to the libvirt group"
              .formatted(uri, e.error().message()));
    }
    return new HypervisorException(
        Reason.UNREACHABLE,
        "Cannot reach libvirt at %s: %s; is libvirtd running and may this user connect?"
            .formatted(uri, e.error().message()));
  }

  static HypervisorException reading(String uri, LibvirtException e) {
    return new HypervisorException(
        e.error().denied() ? Reason.DENIED : Reason.FAILED,
        "libvirt at %s would not list its guests: %s".formatted(uri, e.error().message()));
  }

  /**
   * @param attempt what was asked for, such as "set the balloon to 1024 KiB"
   */
  static HypervisorException writing(GuestId guest, String attempt, LibvirtException e) {
    Reason reason =
        switch (e.error().code()) {
          case LibvirtError.NO_DOMAIN -> Reason.NO_GUEST;
          case LibvirtError.OPERATION_INVALID, LibvirtError.OPERATION_TIMEOUT -> Reason.NOT_NOW;
          default -> e.error().denied() ? Reason.DENIED : Reason.FAILED;
        };
    return refusal(reason, guest, attempt, e.error().message());
  }

  static HypervisorException refusal(Reason reason, GuestId guest, String attempt, String why) {
    return new HypervisorException(
        reason, "Could not %s of guest %s: %s".formatted(attempt, guest, why));
  }
}
