package io.ballast.app.show;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What of a daemon stands fast while it runs.
 *
 * @param hypervisor what people call it
 * @param policy where the policy comes from
 * @param policySince when it was loaded
 * @param cycle how often the policy is evaluated
 * @param staleAfter age from which statistics are not acted on
 * @param ledgerRows settings whose original values are kept on disk; absent where there is no
 *     ledger
 */
public record Facts(
    String version,
    long pid,
    Instant since,
    boolean dryRun,
    String hypervisor,
    String policy,
    Instant policySince,
    Duration cycle,
    Duration staleAfter,
    Supplier<OptionalInt> ledgerRows) {

  /** Cycles that may be missing before the loop counts as late. */
  private static final int MISSING = 3;

  private static final Duration ALLOWANCE = Duration.ofSeconds(2);

  /** From when on a loop that finished no cycle is late. */
  Duration patience() {
    return cycle.multipliedBy(MISSING).plus(ALLOWANCE);
  }
}
