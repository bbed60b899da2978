package io.ballast.app.show;

import io.ballast.app.policies.InForce;
import io.ballast.app.policies.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What is known of a daemon besides its cycles.
 *
 * @param hypervisor what people call it
 * @param policies those in force
 * @param refused those that were to replace them last, if they were refused
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
    Supplier<InForce> policies,
    Supplier<Optional<Refused>> refused,
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
