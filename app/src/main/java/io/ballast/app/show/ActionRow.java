package io.ballast.app.show;

import io.ballast.core.ledger.Change;
import io.ballast.core.model.Deed;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, or would have been.
 *
 * @param id of the guest; null for what concerns the host
 * @param action {@code balloon}, {@code statistics-period}, {@code vcpu_quota}, {@code
 *     vcpu_period}, {@code total_bytes_sec of vda} or one of KSM's controls
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

  /** A row for each setting that was changed. */
  static Stream<ActionRow> of(Deed deed) {
    return Change.of(deed.action()).stream().map(change -> of(change, deed.outcome().text()));
  }

  private static ActionRow of(Change change, String outcome) {
    String id = change.knob().run().map(run -> run.id().uuid()).orElse(null);
    return new ActionRow(
        id,
        id == null ? null : change.guestName(),
        change.place().kind(),
        change.from(),
        change.to(),
        outcome);
  }
}
