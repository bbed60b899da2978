package io.ballast.app.control;

import io.ballast.core.model.Moment;
import io.ballast.core.record.PastEvent;
import io.ballast.core.record.Subject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for.
 *
 * @param after only those at or after this time; null for all
 * @param within only those at most so old; null for all
 * @param guest only those of guests with this name or UUID; null for all
 * @param limit the newest of them, so many at most
 */
record EventsQuery(
    @Nullable Instant after, @Nullable Duration within, @Nullable String guest, int limit) {
  private static final int USUAL = 100;
  private static final int MOST = 10_000;
  private static final Set<String> NAMES = Set.of("since", "guest", "limit");

  /**
   * @throws BadQuestion if a value cannot be read, with a sentence
   */
  static EventsQuery of(Map<String, String> parameters) throws BadQuestion {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name)) {
        throw new BadQuestion("`%s` is none of since, guest and limit.".formatted(name));
      }
    }
    String since = parameters.getOrDefault("since", "");
    boolean seconds = since.matches("[0-9]{1,9}");
    return new EventsQuery(
        since.isEmpty() || seconds ? null : instant(since),
        seconds ? Duration.ofSeconds(Long.parseLong(since)) : null,
        parameters.get("guest"),
        limit(parameters.getOrDefault("limit", String.valueOf(USUAL))));
  }

  private static Instant instant(String text) throws BadQuestion {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadQuestion(
          "`since` must be a number of seconds or a time such as 2026-01-31T12:00:00Z, not `%s`."
              .formatted(text));
    }
  }

  private static int limit(String text) throws BadQuestion {
    int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new BadQuestion("`limit` must be from 1 to %d, not `%s`.".formatted(MOST, text));
    }
    return limit;
  }

  boolean wants(PastEvent past, Moment now) {
    Subject subject = past.event().subject();
    return (after == null || !past.event().at().isBefore(after))
        && (within == null || now.since(past.recorded()).compareTo(within) <= 0)
        && (guest == null || Desk.about(guest).test(subject));
  }
}
