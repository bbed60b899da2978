package io.ballast.app.show;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, or would have been.
 *
 * @param action {@code balloon} or {@code statistics-period}
 * @param from in KiB; null where that is not known
 * @param to in KiB, or in seconds
 * @param outcome in a word or a clause
 */
public record ActionRow(
    String id, String guest, String action, @Nullable Long from, long to, String outcome) {

  static ActionRow of(Deed deed) {
    String outcome = deed.outcome().text();
    return switch (deed.action()) {
      case Action.SetBalloon(var id, var name, long from, long to) ->
          new ActionRow(id.uuid(), name, "balloon", from, to, outcome);
      case Action.SetStatisticsPeriod(var id, var name, int seconds) ->
          new ActionRow(id.uuid(), name, "statistics-period", null, seconds, outcome);
    };
  }
}
