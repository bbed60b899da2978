package io.ballast.app.show;

import io.ballast.core.model.Moment;
import io.ballast.core.record.PastEvent;
import java.util.List;

/**
 * Events of the last hour, oldest first.
 *
 * @param dropped how many were younger than an hour and dropped because there were too many
 * @param older how many more there are than were asked for
 */
public record EventsReport(long dropped, int older, List<EventRow> events) {

  /**
   * @param all those asked for
   * @param most how many of them at most: the newest
   */
  public static EventsReport of(List<PastEvent> all, int most, long dropped, Moment now) {
    int older = Math.max(0, all.size() - most);
    List<EventRow> rows =
        all.subList(older, all.size()).stream().map(past -> EventRow.of(past, now)).toList();
    return new EventsReport(dropped, older, rows);
  }
}
