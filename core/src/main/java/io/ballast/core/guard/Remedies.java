package io.ballast.core.guard;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Entitlement;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What would have to change for a rail to have nothing to say: told from a judged cycle.
 *
 * @param state what the guard remembered when it judged
 */
public record Remedies(Guard guard, GuardState state, Snapshot snapshot, List<ControlWish> wishes) {

  /** One sentence, with numbers from what was seen; empty if the guest is not in the cycle. */
  public String remedy(Judged judged, Reason reason) {
    GuestSnapshot guest = snapshot.byId().get(judged.guest());
    Track track = state.tracks().get(judged.guest());
    if (guest == null || track == null) {
      return "";
    }
    return switch (reason.rail()) {
      case EXCLUSION -> Manageability.find(guest).map(Obstacle::remedy).orElse("");
      case LIMIT -> limit(guest, judged);
      case STALENESS -> staleness(guest);
      case RELIEF -> "It is given memory until it starves no more: " + reason.why() + ".";
      case OTHER_MANAGER -> otherManager();
      case NO_PROGRESS -> noProgress(track, judged);
      case FLOOR -> floor(guest, judged);
      case COOL_DOWN -> coolDown(track);
      case STEP -> step(guest, judged);
      case RATE -> rate(guest, judged);
      case MINIMUM_CHANGE -> minimumChange(guest, track, judged);
      case HEADROOM -> headroom(judged.guest());
      // These speak of limits, or of the host, and never of a guest's size.
      case CPU_RANGE, CPU_FLOOR, IO_RANGE -> "";
      case KSM_KNOB, KSM_CLASS, KSM_PROFIT, KSM_CPU, KSM_ADVISOR, KSM_NODES, KSM_HEADROOM -> "";
    };
  }

  private Cycle cycle() {
    return new Cycle(snapshot, tuning(), state.ksm());
  }

  private Moment now() {
    return snapshot.at();
  }

  private Tuning tuning() {
    return guard.tuning();
  }

  private static String limit(GuestSnapshot guest, Judged judged) {
    Entitlement entitlement = guest.entitlement();
    long wanted = judged.wishedKib().orElse(judged.targetKib());
    if (entitlement.limitKib() < guest.maximumKib()) {
      return "The limit of class `%s` must be raised from %s to %s."
          .formatted(
              entitlement.className(),
              text(entitlement.limitKib()),
              text(Math.min(wanted, guest.maximumKib())));
    }
    return "Its definition must allow it more than %s.".formatted(text(guest.maximumKib()));
  }

  private String staleness(GuestSnapshot guest) {
    long believed = tuning().staleAfter().toSeconds();
    Duration unread = now().since(guest.at());
    if (unread.compareTo(tuning().staleAfter()) > 0) {
      return "The hypervisor must tell of it again: it last did %d s ago, and %d s are believed."
          .formatted(unread.toSeconds(), believed);
    }
    if (cycle().freshHost() == null) {
      return hostUnknown();
    }
    Estimate estimate = guest.estimate();
    return estimate == null ? "" : staleness(estimate.statistics(), believed);
  }

  private String staleness(Statistics statistics, long believed) {
    long age = now().since(statistics.firstSeen()).toSeconds();
    if (statistics.updateSeconds() != 0 && age >= believed) {
      return "Its statistics must be younger than %d s: they are %d s old."
          .formatted(believed, age);
    }
    return "Its balloon driver must report what can be believed: %s.".formatted(statistics.why());
  }

  private String hostUnknown() {
    long believed = tuning().staleAfter().toSeconds();
    return snapshot.host() == null
        ? "The host's memory must be read: it could not be so far."
        : "The host's memory must be read again: it last was %d s ago, and %d s are believed."
            .formatted(now().since(snapshot.host().at()).toSeconds(), believed);
  }

  private String noProgress(Track track, Judged judged) {
    Progress progress = track.progress();
    if (judged.verdict() instanceof Verdict.Retreat) {
      return "Its balloon must move: it stands still for %d cycles, %s from the %s it was asked for;"
              .formatted(
                  progress.still(),
                  text(Math.abs(progress.targetKib() - judged.fromKib())),
                  text(progress.targetKib()))
          + " it is let be for %d s."
              .formatted(tuning().backOff(progress.retreats() + 1).toSeconds());
    }
    Moment until = progress.leftAloneUntil();
    return until == null
        ? ""
        : "Wait %d s: until then it is left alone, because it could not follow %s."
            .formatted(seconds(until.since(now())), times(progress.retreats()));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String floor(GuestSnapshot guest, Judged judged) {
    Estimate estimate = guest.estimate();
    long wanted = judged.wishedKib().orElse(judged.targetKib());
    if (estimate != null && !estimate.isGrounded()) {
      return "Its balloon driver must report once more.";
    }
    if (estimate == null || estimate.needKib().isEmpty()) {
      return "Its balloon driver must report: until then its floor is its limit.";
    }
    Entitlement entitlement = guest.entitlement();
    long need = estimate.needKib().getAsLong();
    String less =
        need + estimate.reserveKib() <= wanted
            ? ""
            : "its need of %s and reserve of %s must fall by %s"
                .formatted(
                    text(need),
                    text(estimate.reserveKib()),
                    text(need + estimate.reserveKib() - wanted));
    String lower =
        entitlement.guaranteeKib() <= wanted
            ? ""
            : "%s must be lowered from %s to %s"
                .formatted(guarantee(guest), text(entitlement.guaranteeKib()), text(wanted));
    String both = less.isEmpty() || lower.isEmpty() ? less + lower : less + ", and " + lower;
    return "For %s, %s.".formatted(text(wanted), both);
  }

  /** Who gave it, and so where it can be changed. */
  private static String guarantee(GuestSnapshot guest) {
    OptionalLong promised =
        guest.reading().balloon().map(BalloonReading::guaranteedKib).orElse(OptionalLong.empty());
    Entitlement entitlement = guest.entitlement();
    return promised.isPresent() && promised.getAsLong() >= entitlement.guaranteeKib()
        ? "the memory that its hypervisor guarantees it"
        : "the guarantee of class `%s`".formatted(entitlement.className());
  }

  private String coolDown(Track track) {
    Moment grewAt = track.grewAt();
    return grewAt == null
        ? ""
        : "Wait %d s: then the cool-down of %d s after its last growth is over."
            .formatted(
                seconds(tuning().coolDown().minus(now().since(grewAt))),
                tuning().coolDown().toSeconds());
  }

  private String step(GuestSnapshot guest, Judged judged) {
    return "Further orders must take the other %s, at most %s each."
        .formatted(
            text(judged.targetKib() - wanted(guest, judged)),
            text(tuning().stepKib(guest.maximumKib())));
  }

  private String rate(GuestSnapshot guest, Judged judged) {
    double perMinute = guest.maximumKib() * tuning().ratePerMinute();
    if (perMinute < 1) {
      return "The rate must be raised: it allows to take nothing.";
    }
    long oneStep =
        tuning().holds(Rail.STEP)
            ? judged.fromKib() - tuning().stepKib(guest.maximumKib())
            : Long.MIN_VALUE;
    long lacking = judged.targetKib() - Math.max(wanted(guest, judged), oneStep);
    long wait = (long) Math.ceil(lacking / perMinute * 60);
    return "Wait %d s: then the rate of %s a minute allows %s more."
        .formatted(wait, text(Math.round(perMinute)), text(lacking));
  }

  /** What the smoothing rails were asked for: the wish, or the floor above it. */
  private long wanted(GuestSnapshot guest, Judged judged) {
    Estimate estimate = guest.estimate();
    long floor = estimate == null || !tuning().holds(Rail.FLOOR) ? 0 : estimate.floorKib();
    return Math.max(floor, judged.wishedKib().orElse(judged.targetKib()));
  }

  private String minimumChange(GuestSnapshot guest, Track track, Judged judged) {
    long change = Math.abs(judged.targetKib() - judged.fromKib());
    Progress progress = track.progress();
    if (progress.underWay() && Math.abs(judged.targetKib() - progress.targetKib()) <= change / 8) {
      return "It must first get to %s, or a size must be wished that is not as near to that as %s."
          .formatted(text(progress.targetKib()), text(judged.targetKib()));
    }
    return "The change must be at least %s: it is %s."
        .formatted(text(tuning().smallestChangeKib(guest.maximumKib())), text(change));
  }

  private String headroom(GuestId guest) {
    if (cycle().freshHost() == null) {
      return hostUnknown();
    }
    OptionalLong more = new Shortage(guard, state, snapshot, wishes).missingMib(guest);
    return more.isPresent()
        ? "The host must have %d MiB more free: all growth is granted together."
            .formatted(more.getAsLong())
        : "No amount of free memory on the host would do.";
  }

  private String otherManager() {
    return cycle()
        .otherOfBalloons()
        .map(other -> "%s must end: `%s`.".formatted(other.text(), other.remedy()))
        .orElse("");
  }

  private static long seconds(Duration left) {
    return (long) Math.ceil(left.toNanos() / 1e9);
  }
}
