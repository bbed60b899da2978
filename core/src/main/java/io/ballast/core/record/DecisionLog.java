package io.ballast.core.record;

import io.ballast.core.guard.Judged;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.snapshot.GuestSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The last decisions, kept as changes: the same answer for the same guest, given again, is one
 * entry that counts. Never longer than its limit.
 */
public final class DecisionLog implements Recorder {

  /**
   * A decision.
   *
   * @param first when it was first made
   * @param times how often in a row
   * @param outcome in one word or clause; empty where nothing was to be done
   */
  public record Entry(Instant first, Instant last, int times, Judged judged, String outcome) {
    private boolean repeats(Judged other, String otherOutcome) {
      return judged.guest().equals(other.guest())
          && judged.verdict().text().equals(other.verdict().text())
          && judged.targetKib() == other.targetKib()
          && judged.fromKib() == other.fromKib()
          && outcome.equals(otherOutcome);
    }
  }

  private final int limit;
  private final SequencedMap<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<GuestId, Long> lastOf = new HashMap<>();
  private long added;

  public DecisionLog(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(CycleRecord cycle) {
    Map<GuestId, String> outcomes = outcomes(cycle);
    Instant now = cycle.snapshot().at().wall();
    for (GuestSnapshot guest : cycle.snapshot().guests()) {
      Judged judged = cycle.judgement().judged().get(guest.id());
      if (judged != null) {
        add(judged, outcomes.getOrDefault(guest.id(), ""), now);
      }
    }
    lastOf.keySet().retainAll(cycle.snapshot().byId().keySet());
  }

  /** The newest entries first. */
  public List<Entry> newest(int most) {
    return entries.sequencedValues().reversed().stream().limit(most).toList();
  }

  /** What became of the sizes that were decided; other actions answer no decision. */
  private static Map<GuestId, String> outcomes(CycleRecord cycle) {
    Map<GuestId, String> outcomes = new HashMap<>();
    for (Deed deed : cycle.deeds()) {
      switch (deed.action()) {
        case Action.SetBalloon set -> outcomes.put(set.guest().id(), deed.outcome().text());
        case Action.SetStatisticsPeriod _,
            Action.SetCpuLimits _,
            Action.SetDiskLimits _,
            Action.SetKsm _ -> {}
      }
    }
    return outcomes;
  }

  private void add(Judged judged, String outcome, Instant now) {
    Long lastKey = lastOf.get(judged.guest());
    Entry last = lastKey == null ? null : entries.get(lastKey);
    Entry entry = new Entry(now, now, 1, judged, outcome);
    if (last != null && last.repeats(judged, outcome)) {
      entries.remove(lastKey);
      entry = new Entry(last.first(), now, last.times() + 1, judged, outcome);
    }
    entries.put(++added, entry);
    lastOf.put(judged.guest(), added);
    if (entries.size() > limit) {
      entries.pollFirstEntry();
    }
  }
}
