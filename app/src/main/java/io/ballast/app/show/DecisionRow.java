package io.ballast.app.show;

import io.ballast.core.record.DecisionLog;
import org.jspecify.annotations.Nullable;

/**
 * A decision, however often it was made in a row. Amounts are in KiB.
 *
 * @param first in ISO 8601
 * @param wish null for what nobody wished
 * @param outcome empty where nothing was to be done
 */
public record DecisionRow(
    String first,
    String last,
    int times,
    @Nullable Long wish,
    long from,
    long to,
    String verdict,
    String why,
    String outcome) {

  static DecisionRow of(DecisionLog.Entry entry) {
    var judged = entry.judged();
    return new DecisionRow(
        entry.first().toString(),
        entry.last().toString(),
        entry.times(),
        judged.wishedKib().isPresent() ? judged.wishedKib().getAsLong() : null,
        judged.fromKib(),
        judged.targetKib(),
        judged.verdict().text(),
        judged.verdict().why(),
        entry.outcome());
  }
}
