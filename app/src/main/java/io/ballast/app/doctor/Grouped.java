package io.ballast.app.doctor;

import io.ballast.core.model.GuestReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** What is true of several guests, said once. */
final class Grouped {
  private Grouped() {}

  static List<Finding> findings(
      List<GuestReading> guests, Function<GuestReading, List<Finding>> each) {
    if (guests.isEmpty()) {
      return List.of(Finding.ok("no guest runs here"));
    }
    SequencedMap<Finding, List<String>> who = new LinkedHashMap<>();
    for (GuestReading guest : guests) {
      for (Finding finding : each.apply(guest)) {
        who.computeIfAbsent(finding, _ -> new ArrayList<>()).add(guest.name());
      }
    }
    return who.entrySet().stream()
        .map(
            entry ->
                new Finding(
                    entry.getKey().level(),
                    entry.getKey().what(),
                    entry.getKey().remedy(),
                    entry.getValue()))
        .toList();
  }
}
