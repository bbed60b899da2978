package io.ballast.app.control;

import io.ballast.app.show.EventsReport;
import io.ballast.app.show.Explain;
import io.ballast.app.show.ExplainReport;
import io.ballast.app.show.ExplainText;
import io.ballast.app.show.Facts;
import io.ballast.app.show.GuestNow;
import io.ballast.app.show.GuestsReport;
import io.ballast.app.show.PolicyReport;
import io.ballast.app.show.StatusReport;
import io.ballast.app.show.View;
import io.ballast.core.Time;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.record.DecisionLog;
import io.ballast.core.record.LastHour;
import io.ballast.core.record.Latest;
import io.ballast.core.record.PastEvent;
import io.ballast.core.record.Subject;
import io.ballast.policy.syntax.Suggestion;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Answers from the last hour, and from nothing else: no question waits for the loop or for a
 * hypervisor. Safe for use by several threads.
 */
public final class Desk {
  private static final int DECISIONS = 20;

  private final Facts facts;
  private final LastHour hour;
  private final Explain explain;
  private final Time time;
  private final Moment opened;

  /**
   * @param time the clock of this machine, the same that the last hour goes by
   */
  public Desk(Facts facts, LastHour hour, Explain explain, Time time) {
    this.facts = facts;
    this.hour = hour;
    this.explain = explain;
    this.time = time;
    this.opened = time.now();
  }

  private View view() {
    Moment now = time.now();
    return new View(facts, hour.latest(), now.since(opened), now);
  }

  Answer status() {
    return Answer.json(StatusReport.of(view()));
  }

  Answer policy() {
    return Answer.json(PolicyReport.of(facts.policies().get(), facts.refused().get()));
  }

  Answer guests() {
    return Answer.json(GuestsReport.of(view()));
  }

  Answer events(EventsQuery query) {
    Moment now = time.now();
    List<PastEvent> all = hour.events().stream().filter(past -> query.wants(past, now)).toList();
    return Answer.json(EventsReport.of(all, query.limit(), hour.dropped(), now));
  }

  /**
   * @param guest a name or a UUID
   */
  Answer explain(String guest, boolean asText) {
    View view = view();
    List<GuestNow> guests = GuestsReport.of(view).guests();
    List<GuestNow> meant = guests.stream().filter(one -> one.id().equals(guest)).toList();
    if (meant.isEmpty()) {
      meant = guests.stream().filter(one -> one.name().equals(guest)).toList();
    }
    if (meant.size() > 1) {
      return ambiguous(guest, meant);
    }
    return meant.isEmpty()
        ? unknown(guest, guests)
        : explain(meant.getFirst(), view, view.latest().orElseThrow(), asText);
  }

  private Answer explain(GuestNow guest, View view, Latest latest, boolean asText) {
    GuestId id = new GuestId(guest.id());
    Explain.Explained explained = explain.explain(latest.cycle(), hour.lastThatActedOn(id), id);
    List<DecisionLog.Entry> decisions =
        hour.decisions(Integer.MAX_VALUE).stream()
            .filter(entry -> entry.judged().guest().equals(id))
            .limit(DECISIONS)
            .toList();
    ExplainReport report = ExplainReport.of(view, guest, explained.json(), decisions);
    return asText ? Answer.text(ExplainText.of(report, explained.text())) : Answer.json(report);
  }

  private static Answer ambiguous(String name, List<GuestNow> meant) {
    List<String> ids = meant.stream().map(GuestNow::id).toList();
    String sentence = "%d guests are called `%s`; name one of them by its UUID: %s.";
    return Answer.json(
        HttpStatus.CONFLICT_409,
        new Refusal(sentence.formatted(ids.size(), name, String.join(", ", ids)), ids));
  }

  private static Answer unknown(String guest, List<GuestNow> guests) {
    List<String> known = guests.stream().flatMap(one -> Stream.of(one.name(), one.id())).toList();
    String nearest = Suggestion.nearest(guest, known);
    String hint =
        nearest == null
            ? "`ballast guests` lists those there are."
            : "did you mean `" + nearest + "`?";
    return Answer.refused(
        HttpStatus.NOT_FOUND_404, "There is no guest `%s`; %s".formatted(guest, hint));
  }

  static Predicate<Subject> about(String guest) {
    return subject ->
        subject instanceof Subject.Guest one
            && (one.name().equals(guest) || one.id().uuid().equals(guest));
  }
}
