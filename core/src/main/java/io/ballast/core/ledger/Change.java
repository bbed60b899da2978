package io.ballast.core.ledger;

import io.ballast.core.model.Action;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.IoLimit;
import java.util.Arrays;
import java.util.List;

/**
 * A setting that an action changes, as the ledger looks at it. Amounts are in the knob's own unit.
 *
 * @param guestName empty for the host's
 */
public record Change(Knob knob, String guestName, long from, long to) {

  /**
   * What an action changes, each setting by itself: an action may change several at once. A period
   * that was not told is none that could be given back; without a quota any is the same.
   */
  public static List<Change> of(Action action) {
    return switch (action) {
      case Action.SetBalloon(var run, String name, long from, long to) ->
          List.of(new Change(new Knob.Balloon(run), name, from, to));
      case Action.SetStatisticsPeriod(var run, String name, int from, int to) ->
          List.of(new Change(new Knob.StatisticsPeriod(run), name, from, to));
      case Action.SetCpuLimits(var run, String name, CpuLimits from, CpuLimits to) ->
          Arrays.stream(CpuKnob.values())
              .filter(knob -> from.of(knob) != to.of(knob))
              .filter(knob -> knob == CpuKnob.QUOTA || from.periodMicros() > 0)
              .map(knob -> new Change(new Knob.Cpu(run, knob), name, from.of(knob), to.of(knob)))
              .toList();
      case Action.SetDiskLimits set ->
          Arrays.stream(IoLimit.values())
              .filter(limit -> set.from().of(limit) != set.to().of(limit))
              .map(limit -> of(set, limit))
              .toList();
      case Action.SetKsm(var knob, long from, long to) ->
          List.of(new Change(new Knob.Ksm(knob), "", from, to));
    };
  }

  private static Change of(Action.SetDiskLimits set, IoLimit limit) {
    return new Change(
        new Knob.Disk(set.guest(), set.disk(), limit),
        set.guestName(),
        set.from().of(limit),
        set.to().of(limit));
  }

  public Knob.Place place() {
    return knob.place();
  }
}
