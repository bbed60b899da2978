package io.ballast.core.record;

import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.Judgement;
import io.ballast.core.model.Deed;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * All of one cycle: what was seen, wished, judged and done.
 *
 * @param number from 1; {@link #NO_CYCLE} for a pass of a release
 * @param policy what was asked: the one that was in force then; a release asks none
 * @param before what policies had kept when it began: the same snapshot and variables give the same
 *     wishes again
 * @param nanos how long the cycle took, collecting included
 */
public record CycleRecord(
    long number,
    Optional<Evaluate> policy,
    Snapshot snapshot,
    Variables before,
    Evaluated evaluated,
    Judgement judgement,
    List<Deed> deeds,
    long nanos) {
  /** The number of what is no cycle of a policy. */
  public static final long NO_CYCLE = 0;

  public CycleRecord {
    deeds = List.copyOf(deeds);
  }

  /** A cycle that asked no policy. */
  public CycleRecord(
      long number,
      Snapshot snapshot,
      Variables before,
      Evaluated evaluated,
      Judgement judgement,
      List<Deed> deeds,
      long nanos) {
    this(number, Optional.empty(), snapshot, before, evaluated, judgement, deeds, nanos);
  }
}
