package io.ballast.sim;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;
import java.util.HashMap;
import java.util.Map;

/** In what way the hypervisor fails now. */
final class Outage {
  private final Map<GuestId, Reason> refusals = new HashMap<>();
  private boolean away;
  private boolean hangs;
  private boolean readOnly;

  void away(boolean now) {
    away = now;
  }

  void hang(boolean now) {
    hangs = now;
  }

  void readOnly(boolean now) {
    readOnly = now;
  }

  void refuse(GuestId guest, Reason reason) {
    refusals.put(guest, reason);
  }

  void relent(GuestId guest) {
    refusals.remove(guest);
  }

  /**
   * @throws HypervisorException if it does not answer now
   */
  void reach() throws HypervisorException {
    if (away) {
      throw new HypervisorException(
          Reason.UNREACHABLE, "The simulated hypervisor is away; it is tried again later.");
    }
    if (hangs) {
      throw new HypervisorException(
          Reason.UNREACHABLE,
          "The simulated hypervisor did not answer in time; it is tried again later.");
    }
  }

  /**
   * @throws HypervisorException if it would not change this guest now
   */
  void change(GuestId guest) throws HypervisorException {
    reach();
    if (readOnly) {
      throw new HypervisorException(
          Reason.DENIED, "The simulated hypervisor takes no changes: the connection is read-only.");
    }
    Reason reason = refusals.get(guest);
    if (reason != null) {
      throw new HypervisorException(reason, sentence(reason, guest));
    }
  }

  private static String sentence(Reason reason, GuestId guest) {
    return switch (reason) {
      case UNREACHABLE -> "The simulated hypervisor did not answer about guest " + guest + ".";
      case DENIED -> "We may not change guest " + guest + ".";
      case NO_GUEST -> "There is no guest " + guest + " here.";
      case NOT_NOW -> "The guest " + guest + " cannot be changed now.";
      case FAILED -> "The simulated hypervisor failed to change guest " + guest + ".";
    };
  }
}
