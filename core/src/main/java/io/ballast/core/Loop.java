package io.ballast.core;

import io.ballast.core.act.Actuator;
import io.ballast.core.collect.Cadence;
import io.ballast.core.collect.Collect;
import io.ballast.core.collect.Readings;
import io.ballast.core.evaluate.CurrentPolicy;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judgement;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The system: collect, snapshot, evaluate, guard, act, record. One thread turns it. */
public final class Loop {

  /** What a loop is made of. */
  public record Parts(
      Collect collect,
      Snapshots snapshots,
      CurrentPolicy policy,
      Guard guard,
      Actuator actuator,
      Recorder record) {}

  private final Parts parts;
  private final Time time;
  private final Cadence evaluation;

  private Snapshot snapshot;
  private Variables variables = Variables.none();
  private GuardState remembered = GuardState.empty();
  private long cycles;

  public Loop(Parts parts, Time time, Duration evaluationInterval) {
    this.parts = parts;
    this.time = time;
    this.evaluation = new Cadence(evaluationInterval);
    this.snapshot = Snapshots.nothing(time.now());
  }

  /** One turn: collects what is due, and if an evaluation is due, does one cycle. */
  public void turn() {
    Moment now = time.now();
    Readings readings = parts.collect.read(now);
    snapshot = parts.snapshots.take(snapshot, readings, now);
    if (evaluation.take(now)) {
      cycle(now);
    }
  }

  private void cycle(Moment now) {
    Evaluate policy = parts.policy.get();
    Evaluated evaluated = policy.run(snapshot, variables);
    Judgement judgement = parts.guard.judge(remembered, snapshot, evaluated.wishes());
    List<Deed> deeds = parts.actuator.act(judgement.actions(), snapshot);
    remembered = judgement.after(deeds, snapshot, parts.guard.tuning());
    long nanos = time.now().nanos() - now.nanos();
    var cycle =
        new CycleRecord(
            ++cycles, Optional.of(policy), snapshot, variables, evaluated, judgement, deeds, nanos);
    variables = evaluated.variables();
    parts.record.write(cycle);
    snapshot = snapshot.recorded();
  }

  /** How long until a turn has something to do. */
  public Duration untilDue() {
    Moment now = time.now();
    Duration collecting = parts.collect.untilDue(now);
    Duration evaluating = evaluation.until(now);
    return collecting.compareTo(evaluating) < 0 ? collecting : evaluating;
  }
}
