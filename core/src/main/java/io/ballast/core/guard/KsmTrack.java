package io.ballast.core.guard;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the guard remembers of the kernel's merging of equal pages (KSM).
 *
 * @param readAt when it was last read; null if never
 * @param measuredFrom when it was read before that: CPU use is measured from then
 * @param changedAt when one of its knobs was last set; null if never
 * @param runsSinceScans full scans when it began to run, as far as was seen; absent while it stops
 * @param losses readings in a row in which it took more than it saved
 * @param exposed whether a guest's pages may be merged whose class forbids it
 * @param stop the last time that it had to be stopped; null since it did well
 * @param unmerged what was unmerged last; null if nothing
 */
public record KsmTrack(
    @Nullable Moment readAt,
    @Nullable Moment measuredFrom,
    @Nullable Moment changedAt,
    OptionalLong runsSinceScans,
    int losses,
    boolean exposed,
    @Nullable Stop stop,
    @Nullable Unmerged unmerged) {
  /** A first scan finds little, and the book-keeping is there before the saving. */
  private static final long WARM_UP_SCANS = 2;

  /**
   * That it had to be stopped.
   *
   * @param by the rail that stopped it
   * @param times how often in a row
   * @param until when it may run again
   */
  public record Stop(Rail by, int times, Moment until) {}

  /** That merged pages became as many as they stood for. */
  public record Unmerged(long kib, Moment at) {}

  static KsmTrack nothing() {
    return new KsmTrack(null, null, null, OptionalLong.empty(), 0, false, null, null);
  }

  /** After looking at a new snapshot; nothing is learnt from a reading seen before. */
  KsmTrack seeing(Snapshot snapshot, Tuning tuning) {
    HostSnapshot host = snapshot.host();
    if (host == null || host.ksm().isEmpty() || host.at().equals(readAt)) {
      return this;
    }
    KsmReading ksm = host.ksm().get();
    OptionalLong since = since(ksm);
    boolean warm = since.isPresent() && ksm.fullScans() - since.getAsLong() >= WARM_UP_SCANS;
    boolean loss = warm && ksm.figure(KsmFigure.GENERAL_PROFIT).orElse(0) < 0;
    boolean well = warm && !loss && !isOverLimit(ksm, tuning);
    return new KsmTrack(
        host.at(),
        readAt,
        changedAt,
        since,
        loss ? losses + 1 : 0,
        isExposed(ksm, snapshot),
        well ? null : stop,
        unmerged);
  }

  private OptionalLong since(KsmReading ksm) {
    if (!ksm.isRunning()) {
      return OptionalLong.empty();
    }
    return runsSinceScans.isPresent() ? runsSinceScans : OptionalLong.of(ksm.fullScans());
  }

  /** At first sight nobody knows what was merged before. */
  private boolean isExposed(KsmReading ksm, Snapshot snapshot) {
    boolean may = ksm.isRunning() || exposed || readAt == null;
    return may && ksm.mergedKib() > 0 && Mergeability.forbidding(snapshot).isPresent();
  }

  static boolean isOverLimit(KsmReading ksm, Tuning tuning) {
    double limit = tuning.ksm().cpuLimit();
    return limit < 1 && ksm.cpuPercent().orElse(0) > limit * 100;
  }

  /** Whether the CPU use that was read is all of what the knobs are set to now. */
  boolean isMeasured() {
    return changedAt == null || measuredFrom == null || measuredFrom.nanos() >= changedAt.nanos();
  }

  /** Memory that unmerging took and a reading of that moment does not show. */
  long unmergedSinceKib(Moment reading) {
    return unmerged != null && reading.nanos() <= unmerged.at().nanos() ? unmerged.kib() : 0;
  }

  /** After the actuator did its work. What was refused or only rehearsed leaves no trace. */
  KsmTrack after(Judgement judgement, List<Deed> deeds, Snapshot snapshot, Tuning tuning) {
    KsmTrack next = this;
    for (Deed deed : deeds) {
      if (deed.action() instanceof Action.SetKsm set
          && deed.outcome() instanceof Outcome.Accepted) {
        next = next.having(set, judgement, snapshot, tuning);
      }
    }
    return next;
  }

  private KsmTrack having(
      Action.SetKsm set, Judgement judgement, Snapshot snapshot, Tuning tuning) {
    Moment now = snapshot.at();
    boolean run = set.knob() == KsmKnob.RUN;
    return new KsmTrack(
        readAt,
        measuredFrom,
        now,
        runsSinceScans,
        losses,
        exposed,
        run && set.to() == KsmReading.STOPPED ? stopped(judgement, tuning, now) : stop,
        run && set.to() == KsmReading.UNMERGE ? new Unmerged(mergedKib(snapshot), now) : unmerged);
  }

  private static long mergedKib(Snapshot snapshot) {
    HostSnapshot host = snapshot.host();
    return host == null ? 0 : host.ksm().map(KsmReading::mergedKib).orElse(0L);
  }

  private @Nullable Stop stopped(Judgement judgement, Tuning tuning, Moment now) {
    return judgement.ksm().stream()
        .filter(answer -> answer.knob() == KsmKnob.RUN)
        .filter(answer -> answer.verdict() instanceof Verdict.Curb)
        .map(answer -> answer.verdict().reasons().getFirst().rail())
        .filter(rail -> rail == Rail.KSM_PROFIT || rail == Rail.KSM_CPU)
        .map(rail -> next(rail, tuning, now))
        .findFirst()
        .orElse(stop);
  }

  private Stop next(Rail rail, Tuning tuning, Moment now) {
    int times = stop == null ? 1 : stop.times() + 1;
    Moment until = new Moment(now.wall(), now.nanos() + tuning.backOff(times).toNanos());
    return new Stop(rail, times, until);
  }
}
