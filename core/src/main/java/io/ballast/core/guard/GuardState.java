package io.ballast.core.guard;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the guard remembers from cycle to cycle: a value.
 *
 * @param tracks of the guests that are there
 * @param ksm of the kernel's merging of equal pages
 */
public record GuardState(Map<GuestId, Track> tracks, KsmTrack ksm) {

  public GuardState {
    tracks = Map.copyOf(tracks);
  }

  /** Of guests only: KSM was not looked at. */
  public GuardState(Map<GuestId, Track> tracks) {
    this(tracks, KsmTrack.nothing());
  }

  public static GuardState empty() {
    return new GuardState(Map.of(), KsmTrack.nothing());
  }

  /** What it was asked for last, if it was asked for anything. */
  public Optional<Progress> progress(GuestId guest) {
    return Optional.ofNullable(tracks.get(guest)).map(Track::progress);
  }

  /** After looking at a new snapshot; guests that ended are forgotten. */
  GuardState seeing(Snapshot snapshot, Tuning tuning) {
    Map<GuestId, Track> next = new LinkedHashMap<>();
    for (GuestSnapshot guest : snapshot.guests()) {
      Track known = tracks.get(guest.id());
      Track track =
          known == null
              ? Track.start(guest, tuning, snapshot.at())
              : known.seeing(guest, tuning, snapshot.at());
      next.put(guest.id(), track);
    }
    return new GuardState(next, ksm.seeing(snapshot, tuning));
  }

  /** After the actuator did its work. What was refused or only rehearsed leaves no trace. */
  GuardState after(Judgement judgement, List<Deed> deeds, Snapshot snapshot, Tuning tuning) {
    Map<GuestId, GuestSnapshot> guests = snapshot.byId();
    Map<GuestId, Track> next = new HashMap<>(tracks);
    for (Deed deed : deeds) {
      if (deed.action() instanceof Action.OfGuest action
          && deed.outcome() instanceof Outcome.Accepted) {
        GuestSnapshot guest = guests.get(action.guest().id());
        if (guest != null) {
          next.computeIfPresent(
              guest.id(),
              (id, track) -> after(track, action, judgement, guest, snapshot.at(), tuning));
        }
      }
    }
    return new GuardState(next, ksm.after(judgement, deeds, snapshot, tuning));
  }

  private static Track after(
      Track track,
      Action.OfGuest action,
      Judgement judgement,
      GuestSnapshot guest,
      Moment now,
      Tuning tuning) {
    return switch (action) {
      case Action.SetBalloon set ->
          track.given(guest, set.toKib(), judgement.isRetreat(guest.id()), tuning, now);
      case Action.SetStatisticsPeriod _ -> track.listening(now);
      case Action.SetCpuLimits _, Action.SetDiskLimits _ -> track;
    };
  }
}
