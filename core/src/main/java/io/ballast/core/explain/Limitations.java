package io.ballast.core.explain;

import io.ballast.core.guard.LimitJudged;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings together what limits a guest, what was wished of that, and what the guard said. */
final class Limitations {
  private Limitations() {}

  /** Its CPU and its disks, as far as anything is known or wished of them. */
  static List<Limited> of(GuestSnapshot guest, CycleRecord cycle, Way way) {
    Map<String, String> now = new LinkedHashMap<>();
    guest.reading().tuning().cpu().ifPresent(cpu -> now.put("", cpu.limits().text()));
    guest.reading().tuning().disks().stream()
        .flatMap(List::stream)
        .forEach(disk -> now.put(disk.name(), disk.current().text()));
    List<LimitJudged> judged = cycle.judgement().limits(guest.id());
    judged.forEach(answer -> now.putIfAbsent(disk(answer), ""));
    return now.entrySet().stream()
        .map(
            each ->
                new Limited(
                    each.getKey(),
                    each.getValue(),
                    way.limits().stream()
                        .filter(wish -> wish.disk().equals(each.getKey()))
                        .toList(),
                    judged(judged, each.getKey())))
        .toList();
  }

  private static Optional<LimitJudged> judged(List<LimitJudged> all, String disk) {
    return all.stream().filter(answer -> disk(answer).equals(disk)).findFirst();
  }

  private static String disk(LimitJudged answer) {
    return switch (answer) {
      case LimitJudged.Cpu _ -> "";
      case LimitJudged.Disk of -> of.disk();
    };
  }
}
