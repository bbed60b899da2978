package io.ballast.app.show;

import io.ballast.core.model.Moment;
import io.ballast.core.record.PastEvent;
import io.ballast.core.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed.
 *
 * @param time when, in ISO 8601
 * @param id of the guest; null for what concerns the host or Ballast itself
 * @param warning whether somebody may have to do something about it
 */
public record EventRow(
    String time,
    double secondsAgo,
    String kind,
    @Nullable String id,
    @Nullable String guest,
    String text,
    boolean warning) {

  static EventRow of(PastEvent past, Moment now) {
    Subject.Guest guest = past.event().subject() instanceof Subject.Guest one ? one : null;
    return new EventRow(
        past.event().at().toString(),
        View.seconds(now.since(past.recorded())),
        past.event().kind().text(),
        guest == null ? null : guest.id().uuid(),
        guest == null ? null : guest.name(),
        past.event().text(),
        past.event().kind().isWarning());
  }
}
