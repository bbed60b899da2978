package io.ballast.app.doctor;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestReading;
import java.util.List;

/**
 * Whether the memory of vdsm's guests can be managed, as far as vdsm tells: their definitions it
 * does not, nor how old its figures are.
 */
record VdsmGuestsCheck(List<GuestReading> guests) implements Check {
  @Override
  public String area() {
    return "guests";
  }

  @Override
  public List<Finding> look() {
    return Grouped.findings(guests, guest -> List.of(finding(guest)));
  }

  private static Finding finding(GuestReading guest) {
    if (!guest.traits().balloonDevice()) {
      return Finding.warning(
          "cannot be managed: ballooning is off for it",
          "turn memory ballooning on for it in the engine and start it anew");
    }
    return guest
        .balloon()
        .map(VdsmGuestsCheck::statistics)
        .orElseGet(
            () ->
                Finding.note(
                    "cannot be managed yet: vdsm does not tell the size of its balloon", ""));
  }

  private static Finding statistics(BalloonReading balloon) {
    return balloon.availableKib().isEmpty()
        ? Finding.warning(
            "vdsm tells nothing of the memory inside: it may grow, and is not shrunk",
            "load virtio_balloon in the guest; on Windows, install the balloon driver and service")
        : Finding.ok(
            "vdsm tells of the memory inside; how old that is shows while the daemon runs");
  }
}
