package io.ballast.app.show;

import io.ballast.core.record.DecisionLog;
import java.util.List;

/**
 * Why a guest has its size.
 *
 * @param guest its numbers as last read
 * @param explanation of the last cycle, whose age is the loop's
 * @param decisions the newest first, as changes
 */
public record ExplainReport(
    HypervisorRow hypervisor,
    LoopRow loop,
    GuestNow guest,
    Object explanation,
    List<DecisionRow> decisions) {

  public static ExplainReport of(
      View view, GuestNow guest, Object explanation, List<DecisionLog.Entry> decisions) {
    return new ExplainReport(
        HypervisorRow.of(view),
        LoopRow.of(view),
        guest,
        explanation,
        decisions.stream().map(DecisionRow::of).toList());
  }
}
