package io.ballast.core.guard;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * The guard's answer for one cycle.
 *
 * @param judged the guests that something was wished or ordered for, by their ids
 * @param ksm the knobs of KSM that something was wished or ordered for
 * @param limits the CPUs and disks that a limit was wished for
 * @param actions what is to be done, in this order: relief, then shrinking, then growth, then KSM,
 *     then limits
 * @param state what the guard remembers
 */
public record Judgement(
    Map<GuestId, Judged> judged,
    List<KsmJudged> ksm,
    List<LimitJudged> limits,
    List<Action> actions,
    GuardState state) {

  public Judgement {
    judged = Map.copyOf(judged);
    ksm = List.copyOf(ksm);
    limits = List.copyOf(limits);
    actions = List.copyOf(actions);
  }

  /** An answer to wishes among which there was none for a limit. */
  public Judgement(
      Map<GuestId, Judged> judged, List<KsmJudged> ksm, List<Action> actions, GuardState state) {
    this(judged, ksm, List.of(), actions, state);
  }

  /** The answers for that guest's CPU and disks. */
  public List<LimitJudged> limits(GuestId guest) {
    return limits.stream().filter(judged -> judged.guest().equals(guest)).toList();
  }

  /** What the guard remembers after the actuator did its work. */
  public GuardState after(List<Deed> deeds, Snapshot snapshot, Tuning tuning) {
    return state.after(this, deeds, snapshot, tuning);
  }

  boolean isRetreat(GuestId guest) {
    Judged answer = judged.get(guest);
    return answer != null && answer.verdict() instanceof Verdict.Retreat;
  }
}
