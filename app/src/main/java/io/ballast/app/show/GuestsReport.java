package io.ballast.app.show;

import java.util.List;

/** All guests as last read, in the hypervisor's order. */
public record GuestsReport(HypervisorRow hypervisor, LoopRow loop, List<GuestNow> guests) {

  public static GuestsReport of(View view) {
    List<GuestNow> guests =
        view.latest()
            .map(
                latest ->
                    latest.cycle().snapshot().guests().stream()
                        .map(guest -> GuestNow.of(guest, latest, view))
                        .toList())
            .orElse(List.of());
    return new GuestsReport(HypervisorRow.of(view), LoopRow.of(view), guests);
  }
}
