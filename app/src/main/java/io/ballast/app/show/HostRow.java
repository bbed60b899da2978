package io.ballast.app.show;

import io.ballast.core.model.HostFields;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import org.jspecify.annotations.Nullable;

/**
 * The host in one cycle. Amounts are in KiB.
 *
 * @param free what can be used without swapping
 * @param reserve what the growth of guests never eats into
 * @param pressureSome percent of the last 10 s in which some task waited for memory; null without
 *     PSI
 * @param pressureFull the same for every task
 * @param ksm null where the kernel has none, or it could not be read
 */
public record HostRow(
    long total,
    long free,
    long reserve,
    long swapUsed,
    @Nullable Double pressureSome,
    @Nullable Double pressureFull,
    @Nullable KsmNumbers ksm) {

  static HostRow of(HostSnapshot host) {
    return new HostRow(
        host.memory().totalKib(),
        host.memory().availableKib(),
        host.reserveKib(),
        host.memory().swapUsedKib(),
        percent(host, HostFields.PSI_MEMORY_SOME),
        percent(host, HostFields.PSI_MEMORY_FULL),
        host.ksm().map(KsmNumbers::of).orElse(null));
  }

  private static @Nullable Double percent(HostSnapshot host, FieldDecl field) {
    return host.history().newest().get(field.name()) instanceof Value.Real(double value)
        ? value
        : null;
  }
}
