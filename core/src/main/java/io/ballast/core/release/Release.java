package io.ballast.core.release;

import io.ballast.core.Time;
import io.ballast.core.act.Actuator;
import io.ballast.core.collect.Collect;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judgement;
import io.ballast.core.ledger.Finding;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.Restoring;
import io.ballast.core.ledger.Row;
import io.ballast.core.ledger.Standing;
import io.ballast.core.ledger.Step;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The loop with the ledger as its policy: what every setting was, it is to be again. */
public final class Release {

  /** What a release is made of; the guard's tuning is that for releases. */
  public record Parts(
      Collect collect,
      Snapshots snapshots,
      Guard guard,
      Actuator actuator,
      Ledger ledger,
      Recorder record) {}

  private final Parts parts;
  private final Time time;
  private final List<Finding> settled = new ArrayList<>();
  private List<Finding> left;
  private Outlook outlook = Outlook.none();
  private Snapshot snapshot;
  private GuardState remembered = GuardState.empty();
  private boolean moved;

  public Release(Parts parts, Time time) {
    this.parts = parts;
    this.time = time;
    this.snapshot = Snapshots.nothing(time.now());
    parts
        .ledger()
        .outdated()
        .forEach(row -> settled.add(new Finding(row, new Standing.Rebooted())));
    this.left =
        parts.ledger().rows().stream().map(row -> new Finding(row, new Standing.Unseen())).toList();
  }

  /** One pass: what can be given back now, is. Guests follow in their own time. */
  public void turn() {
    Moment now = time.now();
    snapshot = parts.snapshots.take(snapshot, parts.collect.read(now), now);
    look(parts.ledger.see(snapshot));
    List<ControlWish> wishes = Restoring.wishes(parts.ledger);
    Judgement judgement = parts.guard.judge(remembered, snapshot, wishes);
    List<Deed> deeds = new ArrayList<>(parts.actuator.act(judgement.actions(), snapshot));
    Map<Row, Step> steps = Restoring.periods(parts.ledger, snapshot);
    deeds.addAll(parts.actuator.act(actions(steps), snapshot));
    remembered = judgement.after(deeds, snapshot, parts.guard.tuning());
    outlook = new Outlook(snapshot, judgement, steps, deeds);
    record(wishes, judgement, deeds, time.now().nanos() - now.nanos());
  }

  private void look(List<Finding> findings) {
    List<Finding> before = left;
    findings.stream().filter(found -> found.standing().isSettled()).forEach(settled::add);
    left = findings.stream().filter(found -> !found.standing().isSettled()).toList();
    moved = !standings(before).equals(standings(left));
  }

  private static List<Standing> standings(List<Finding> findings) {
    return findings.stream().map(Finding::standing).toList();
  }

  private static List<Action> actions(Map<Row, Step> steps) {
    List<Action> actions = new ArrayList<>();
    for (Step step : steps.values()) {
      switch (step) {
        case Step.Do(Action action) -> actions.add(action);
        case Step.Wait _ -> {}
      }
    }
    return actions;
  }

  private void record(List<ControlWish> wishes, Judgement judgement, List<Deed> deeds, long nanos) {
    Evaluated evaluated = new Evaluated(wishes, Variables.none(), List.of(), 0);
    parts.record.write(
        new CycleRecord(
            CycleRecord.NO_CYCLE, snapshot, Variables.none(), evaluated, judgement, deeds, nanos));
    snapshot = snapshot.recorded();
  }

  /** Whether nothing is left to give back. */
  public boolean isDone() {
    return parts.ledger.rows().isEmpty();
  }

  /** Whether anything was seen to move in the last pass. */
  public boolean moved() {
    return moved;
  }

  /** What became of every row so far: the settled ones first. */
  public List<Released> results() {
    List<Released> results = new ArrayList<>();
    settled.forEach(found -> results.add(new Released(found.row(), found.standing(), false, "")));
    left.forEach(found -> results.add(outlook.of(found, parts.ledger)));
    return results;
  }
}
