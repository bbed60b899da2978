package io.ballast.host.vdsm;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ObjectReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes readings of the bulk call's answer, and remembers what the next one is compared with. */
final class VmList {
  private final Roster roster;
  private Map<GuestId, Report> reports = Map.of();

  VmList(Roster roster) {
    this.roster = roster;
  }

  /**
   * The guests that are up; of two with one id the first.
   *
   * @param asked when vdsm was asked: it may take its time, and figures are as old as the question
   */
  List<GuestReading> read(JsonNode all, Set<GuestDetail> details, Moment asked) {
    Map<GuestId, Report> seen = new HashMap<>();
    Map<GuestId, Roster.Entry> entries = new HashMap<>();
    List<GuestReading> up = new ArrayList<>();
    for (JsonNode json : all) {
      VmStats stats = new VmStats(json);
      GuestId id = stats.id().orElse(null);
      if (id == null || entries.putIfAbsent(id, stats.entry()) != null) {
        continue;
      }
      if (stats.entry().isUp()) {
        Report report = Report.next(reports.get(id), Figures.read(json), asked);
        seen.put(id, report);
        up.add(with(details, stats, stats.reading(id, report)));
      }
    }
    reports = seen;
    roster.replace(entries);
    return List.copyOf(up);
  }

  private static GuestReading with(Set<GuestDetail> details, VmStats stats, GuestReading guest) {
    Map<GuestDetail, List<ObjectReading>> objects =
        details.contains(GuestDetail.DISKS)
            ? Disks.of(stats.json()).map(disks -> Map.of(GuestDetail.DISKS, disks)).orElse(Map.of())
            : Map.of();
    return new GuestReading(
        guest.id(),
        guest.name(),
        guest.state(),
        guest.pid(),
        guest.traits(),
        guest.balloon(),
        guest.cpu(),
        guest.tags(),
        objects,
        details.contains(GuestDetail.CPU_TUNE) ? guest.tuning() : GuestTuning.UNKNOWN);
  }
}
