package io.ballast.app.show;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, or would have been.
 *
 * @param id of the guest; null for what concerns the host
 * @param action {@code balloon}, {@code statistics-period} or one of KSM's controls
 * @param from in KiB, in seconds, or in the control's own unit
 * @param to likewise
 * @param outcome in a word or a clause
 */
public record ActionRow(
    @Nullable String id,
    @Nullable String guest,
    String action,
    long from,
    long to,
    String outcome) {

  static ActionRow of(Deed deed) {
    String outcome = deed.outcome().text();
    return switch (deed.action()) {
      case Action.SetBalloon(var run, var name, long from, long to) ->
          new ActionRow(run.id().uuid(), name, "balloon", from, to, outcome);
      case Action.SetStatisticsPeriod(var run, var name, int from, int to) ->
          new ActionRow(run.id().uuid(), name, "statistics-period", from, to, outcome);
      case Action.SetKsm(var knob, long from, long to) ->
          new ActionRow(null, null, knob.control(), from, to, outcome);
    };
  }
}
