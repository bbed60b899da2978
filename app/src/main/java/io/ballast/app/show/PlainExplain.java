package io.ballast.app.show;

import io.ballast.core.model.GuestId;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.policy.syntax.Printable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the last cycle has to say of a guest, as the demo's table says it. */
public final class PlainExplain implements Explain {

  /**
   * For programs.
   *
   * @param sizedAt when its size was last set, in ISO 8601; null if that is not remembered
   */
  record Plain(GuestRow lastCycle, @Nullable String sizedAt) {}

  @Override
  public Explained explain(CycleRecord now, Optional<CycleRecord> sizedBy, GuestId id) {
    GuestSnapshot guest = now.snapshot().byId().get(id);
    if (guest == null) {
      throw new IllegalArgumentException("Guest " + id + " is not in cycle " + now.number() + ".");
    }
    String place =
        now.evaluated().balloons().stream()
            .filter(wish -> wish.guest().equals(id))
            .map(wish -> wish.place())
            .reduce("", (first, last) -> last);
    GuestRow row = GuestRow.of(guest, now, place);
    Instant sized = sizedBy.map(cycle -> cycle.snapshot().at().wall()).orElse(null);
    return new Explained(new Plain(row, sized == null ? null : sized.toString()), text(row, sized));
  }

  private static String text(GuestRow row, @Nullable Instant sized) {
    String verdict = row.verdict().isEmpty() ? "nothing was wished or ordered" : row.verdict();
    String why = row.why().isEmpty() ? "" : ", because of " + row.why();
    String when = sized == null ? "" : "its size was last set at " + sized + "\n";
    return "last cycle  " + Printable.of(verdict + why) + "\n" + when;
  }
}
