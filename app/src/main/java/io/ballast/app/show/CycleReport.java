package io.ballast.app.show;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.model.GuestId;
import io.ballast.core.record.CycleRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cycle as people and programs read it.
 *
 * @param time when it was, in ISO 8601
 * @param host null until the host could be read
 * @param ksm what was wished or ordered for KSM's knobs
 * @param actions what was done, in its order
 * @param problems one sentence each
 * @param milliseconds how long the cycle took
 */
public record CycleReport(
    long cycle,
    String time,
    @Nullable HostRow host,
    List<GuestRow> guests,
    List<KsmRow> ksm,
    List<ActionRow> actions,
    List<String> problems,
    double milliseconds) {

  public static CycleReport of(CycleRecord cycle) {
    Map<GuestId, BalloonWish> wishes =
        cycle.evaluated().balloons().stream()
            .collect(Collectors.toMap(BalloonWish::guest, wish -> wish, (first, last) -> last));
    List<GuestRow> guests =
        cycle.snapshot().guests().stream()
            .map(guest -> GuestRow.of(guest, cycle, wishes.get(guest.id())))
            .toList();
    var host = cycle.snapshot().host();
    return new CycleReport(
        cycle.number(),
        cycle.snapshot().at().wall().toString(),
        host == null ? null : HostRow.of(host),
        guests,
        cycle.judgement().ksm().stream()
            .map(judged -> KsmRow.of(judged, cycle.evaluated()))
            .toList(),
        cycle.deeds().stream().flatMap(ActionRow::of).toList(),
        problems(cycle),
        cycle.nanos() / 1e6);
  }

  private static List<String> problems(CycleRecord cycle) {
    return Stream.concat(
            cycle.snapshot().problems().stream(), cycle.evaluated().problems().stream())
        .toList();
  }
}
