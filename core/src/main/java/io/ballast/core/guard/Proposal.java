package io.ballast.core.guard;

import io.ballast.core.snapshot.GuestSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * A size on its way through the rails.
 *
 * @param origin who wants it
 * @param wishedKib what the policy wished; the actual size if it wished nothing
 * @param targetKib what the rails have left of it
 * @param standing whether it is still on its way
 * @param reasons what the rails said so far
 */
record Proposal(
    GuestSnapshot guest,
    Track track,
    Origin origin,
    long wishedKib,
    long targetKib,
    Standing standing,
    List<Reason> reasons) {

  enum Origin {
    WISH,
    RELIEF,
    RETREAT
  }

  enum Standing {
    OPEN,
    DEFERRED,
    VETOED
  }

  Proposal {
    reasons = List.copyOf(reasons);
  }

  static Proposal wish(GuestSnapshot guest, Track track, long targetKib) {
    return new Proposal(guest, track, Origin.WISH, targetKib, targetKib, Standing.OPEN, List.of());
  }

  boolean isOpen() {
    return standing == Standing.OPEN;
  }

  boolean shrinks() {
    return targetKib < guest.currentKib();
  }

  boolean grows() {
    return targetKib > guest.currentKib();
  }

  Proposal clamp(Rail rail, long kib, String why) {
    return new Proposal(guest, track, origin, wishedKib, kib, standing, plus(rail, why));
  }

  Proposal defer(Rail rail, String why) {
    return new Proposal(
        guest, track, origin, wishedKib, targetKib, Standing.DEFERRED, plus(rail, why));
  }

  Proposal veto(Rail rail, String why) {
    return new Proposal(
        guest, track, origin, wishedKib, targetKib, Standing.VETOED, plus(rail, why));
  }

  /** An order that nobody wished takes the wish's place. */
  Proposal order(Origin by, Rail rail, long kib, String why) {
    return new Proposal(
        guest, track, by, wishedKib, kib, Standing.OPEN, List.of(new Reason(rail, why)));
  }

  Verdict verdict() {
    return switch (standing) {
      case DEFERRED -> new Verdict.Defer(reasons);
      case VETOED -> new Verdict.Veto(reasons);
      case OPEN ->
          switch (origin) {
            case RELIEF -> new Verdict.Relieve(reasons);
            case RETREAT -> new Verdict.Retreat(reasons);
            case WISH ->
                targetKib == wishedKib ? new Verdict.Allow(reasons) : new Verdict.Clamp(reasons);
          };
    };
  }

  private List<Reason> plus(Rail rail, String why) {
    List<Reason> longer = new ArrayList<>(reasons);
    longer.add(new Reason(rail, why));
    return longer;
  }
}
