package io.ballast.host.vdsm;

import io.ballast.core.collect.HypervisorException.Reason;

/** vdsm's numbers for why it refuses. */
final class VdsmCodes {
  static final int NO_GUEST = 1;
  static final int RECOVERING = 99;
  private static final int QUEUE_FULL = 1100;

  private VdsmCodes() {}

  static Reason reason(int code) {
    return switch (code) {
      case NO_GUEST -> Reason.NO_GUEST;
      case QUEUE_FULL -> Reason.NOT_NOW;
      default -> Reason.FAILED;
    };
  }
}
