package io.ballast.core.ledger;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.collect.KernelView;
import io.ballast.core.model.Action;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Memory;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What KSM's knobs wait for on their way back. */
public final class KsmRestoring {
  private static final long UNMERGE = 2;

  private KsmRestoring() {}

  /**
   * What comes next for each of KSM's knobs in the ledger, in this order: what stops it first, what
   * starts it last, when all the rest is what it was.
   */
  public static Map<Row, Step> steps(Ledger ledger, KernelView kernel, Snapshot snapshot) {
    List<Row> rows =
        Restoring.waiting(ledger)
            .filter(row -> row.knob() instanceof Knob.Ksm)
            .sorted(Comparator.comparingInt(KsmRestoring::turn))
            .toList();
    Map<Row, Step> steps = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.knob() instanceof Knob.Ksm(KsmKnob knob)) {
        steps.put(row, step(row, knob, kernel, snapshot.host()));
      }
    }
    return steps;
  }

  private static int turn(Row row) {
    boolean isRun = row.knob().equals(new Knob.Ksm(KsmKnob.RUN));
    return isRun ? row.original() == 1 ? 2 : 0 : 1;
  }

  private static Step step(Row row, KsmKnob knob, KernelView kernel, @Nullable HostSnapshot host) {
    OptionalLong now = Seen.ksm(kernel, knob);
    if (now.isEmpty()) {
      return new Step.Wait("the kernel does not tell " + knob.path());
    }
    String obstacle = now.getAsLong() == row.original() ? "" : obstacle(row, knob, kernel, host);
    return obstacle.isEmpty()
        ? new Step.Do(new Action.SetKsm(knob, now.getAsLong(), row.original()))
        : new Step.Wait(obstacle);
  }

  private static String obstacle(
      Row row, KsmKnob knob, KernelView kernel, @Nullable HostSnapshot host) {
    return switch (knob) {
      case RUN -> row.original() == UNMERGE ? unmerging(kernel, host) : "";
      case PAGES_TO_SCAN, SLEEP_MILLISECS -> "";
      case MERGE_ACROSS_NODES ->
          count(kernel, "pages_shared") == 0
              ? ""
              : "pages are merged, and it can only change while none are: set run to 2 first";
    };
  }

  /** Pages that are unmerged need memory of their own again. */
  private static String unmerging(KernelView kernel, @Nullable HostSnapshot host) {
    long needed = count(kernel, "pages_sharing") * Memory.KIB_PER_PAGE;
    if (host == null) {
      return "the host's memory is not known";
    }
    long free = Math.max(0, host.memory().availableKib() - host.reserveKib());
    return needed <= free
        ? ""
        : "unmerging takes %s and the host can give only %s".formatted(text(needed), text(free));
  }

  /** What cannot be read counts as very many. */
  private static long count(KernelView kernel, String file) {
    return Seen.number(kernel, KsmKnob.FOLDER + file).orElse(Integer.MAX_VALUE);
  }
}
