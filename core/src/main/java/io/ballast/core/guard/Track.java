package io.ballast.core.guard;

import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.GuestSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the guard remembers of one guest.
 *
 * @param readAt when it was last read: between two readings nothing can be seen to move
 * @param grant growth not yet expired; null if there is none
 * @param grewAt when it was last given memory; null if never
 * @param listenedAt when its driver was last asked to report; null if never
 */
public record Track(
    Progress progress,
    Moment readAt,
    Allowance allowance,
    @Nullable Grant grant,
    @Nullable Moment grewAt,
    @Nullable Moment listenedAt) {

  static Track start(GuestSnapshot guest, Tuning tuning, Moment now) {
    return new Track(
        Progress.none(guest.currentKib()),
        guest.at(),
        Allowance.full(guest.maximumKib(), tuning, now),
        null,
        null,
        null);
  }

  /** After looking at the guest once more. */
  Track seeing(GuestSnapshot guest, Tuning tuning, Moment now) {
    return new Track(
        guest.at().equals(readAt) ? progress : progress.seeing(guest.currentKib()),
        guest.at(),
        allowance.refilled(guest.maximumKib(), tuning, now),
        grant,
        grewAt,
        listenedAt);
  }

  /** After the guest accepted a new size. */
  Track given(GuestSnapshot guest, long toKib, boolean retreat, Tuning tuning, Moment now) {
    long from = guest.currentKib();
    Progress next = retreat ? progress.retreated(toKib, tuning, now) : progress.asked(toKib, now);
    if (toKib < from) {
      return new Track(next, readAt, allowance.less(from - toKib), null, grewAt, listenedAt);
    }
    Grant given = toKib == from ? grant : new Grant(from, toKib, guest.residentKib(), now);
    return new Track(next, readAt, allowance, given, toKib == from ? grewAt : now, listenedAt);
  }

  Track listening(Moment now) {
    return new Track(progress, readAt, allowance, grant, grewAt, now);
  }

  /** The size that the guest has or may grow to on what it was already given. */
  long committedKib(GuestSnapshot guest, Moment now) {
    long current = guest.currentKib();
    return grant != null && grant.outstandingKib(guest.residentKib(), now) > 0
        ? Math.max(current, grant.toKib())
        : current;
  }

  /** Growth given and still to be expected. */
  long outstandingKib(GuestSnapshot guest, Moment now) {
    return grant == null ? 0 : grant.outstandingKib(guest.residentKib(), now);
  }
}
