package io.ballast.core.ledger;

import io.ballast.core.model.Action;

/**
 * An action, as the ledger looks at it. Amounts are in the knob's own unit.
 *
 * @param guestName empty for the host's
 */
public record Change(Knob knob, String guestName, long from, long to) {

  public static Change of(Action action) {
    return switch (action) {
      case Action.SetBalloon(var run, String name, long from, long to) ->
          new Change(new Knob.Balloon(run), name, from, to);
      case Action.SetStatisticsPeriod(var run, String name, int from, int to) ->
          new Change(new Knob.StatisticsPeriod(run), name, from, to);
      case Action.SetKsm(var knob, long from, long to) ->
          new Change(new Knob.Ksm(knob), "", from, to);
    };
  }

  public Knob.Place place() {
    return knob.place();
  }
}
