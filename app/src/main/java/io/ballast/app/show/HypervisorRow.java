package io.ballast.app.show;

import io.ballast.core.model.Moment;
import io.ballast.core.record.Latest;
import io.ballast.core.snapshot.Contact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the hypervisor can be asked.
 *
 * @param state {@code answers}, {@code away}, or {@code unknown}: not asked yet, or not lately
 * @param secondsSinceAnswer null if it never answered
 * @param awaySince in ISO 8601; null unless it is away
 * @param awaySeconds null unless it is away
 * @param why one sentence while it is away
 */
public record HypervisorRow(
    String name,
    String state,
    @Nullable Double secondsSinceAnswer,
    @Nullable String awaySince,
    @Nullable Double awaySeconds,
    @Nullable String why) {
  static final String AWAY = "away";

  static HypervisorRow of(View view) {
    String name = view.facts().hypervisor();
    Optional<Latest> latest = view.latest();
    return latest.isEmpty()
        ? new HypervisorRow(name, "unknown", null, null, null, null)
        : of(name, view, latest.get());
  }

  private static HypervisorRow of(String name, View view, Latest latest) {
    Contact contact = latest.cycle().snapshot().contact();
    Moment read = contact.readAt();
    Moment away = contact.awaySince();
    return new HypervisorRow(
        name,
        away != null ? AWAY : read == null || view.isLate() ? "unknown" : "answers",
        read == null ? null : view.seconds(latest, read),
        away == null ? null : away.wall().toString(),
        away == null ? null : view.seconds(latest, away),
        away == null ? null : contact.why());
  }

  boolean isAway() {
    return state.equals(AWAY);
  }
}
