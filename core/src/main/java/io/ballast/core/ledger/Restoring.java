package io.ballast.core.ledger;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.CpuWish;
import io.ballast.core.evaluate.DiskWish;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.guard.Manageability;
import io.ballast.core.model.Action;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger as a policy: what it wishes for, so that everything is what it was. */
public final class Restoring {
  private static final String PLACE = "ledger";

  private Restoring() {}

  /**
   * What those settings were that are not given back yet: guests' sizes and limits, and KSM's
   * knobs.
   */
  public static List<ControlWish> wishes(Ledger ledger) {
    List<ControlWish> wishes = new ArrayList<>();
    for (Row row : waiting(ledger).toList()) {
      switch (row.knob()) {
        case Knob.Balloon(GuestRun run) ->
            wishes.add(new BalloonWish(run.id(), row.original(), PLACE));
        case Knob.Cpu(GuestRun run, CpuKnob knob) ->
            wishes.add(new CpuWish(run.id(), knob, row.original(), PLACE));
        case Knob.Disk(GuestRun run, String disk, IoLimit limit) ->
            wishes.add(new DiskWish(run.id(), disk, limit, row.original(), PLACE));
        case Knob.Ksm(KsmKnob knob) -> wishes.add(new KsmWish(knob, row.original(), PLACE));
        // No wish stands for these.
        case Knob.StatisticsPeriod _ -> {}
      }
    }
    return wishes;
  }

  /**
   * The statistics periods. A guest whose size is not given back in full goes on reporting: what it
   * needs decides who comes first.
   */
  public static Map<Row, Step> periods(Ledger ledger, Snapshot snapshot) {
    Map<Row, Step> steps = new LinkedHashMap<>();
    waiting(ledger)
        .forEach(
            row -> {
              if (row.knob() instanceof Knob.StatisticsPeriod(GuestRun run)) {
                steps.put(row, period(row, run, snapshot.byId().get(run.id()), ledger));
              }
            });
    return steps;
  }

  private static Step period(Row row, GuestRun run, @Nullable GuestSnapshot guest, Ledger ledger) {
    if (guest == null) {
      return new Step.Wait("the hypervisor does not tell of the guest");
    }
    String obstacle = Manageability.obstacle(guest);
    if (!obstacle.isEmpty()) {
      return new Step.Wait(obstacle);
    }
    if (ledger
        .row(new Knob.Balloon(run).place())
        .filter(size -> !isGivenBack(size, ledger))
        .isPresent()) {
      return new Step.Wait("its size is not given back yet");
    }
    int now = guest.reading().traits().statisticsPeriodSeconds();
    return new Step.Do(
        new Action.SetStatisticsPeriod(guest.run(), guest.name(), now, (int) row.original()));
  }

  /** Whether what it was has been written and taken, by this process; it may be on its way. */
  public static boolean isGivenBack(Row row, Ledger ledger) {
    return row.isOnItsWayBack() && ledger.isDone(row);
  }

  private static Stream<Row> waiting(Ledger ledger) {
    return ledger.rows().stream().filter(row -> !isGivenBack(row, ledger));
  }
}
