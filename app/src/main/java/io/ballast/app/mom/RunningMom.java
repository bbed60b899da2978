package io.ballast.app.mom;

import io.ballast.app.config.PolicySource;
import io.ballast.app.config.Verbosity;
import io.ballast.app.log.Log;
import io.ballast.app.policies.LivePolicies;
import io.ballast.app.policies.PolicySet;
import io.ballast.app.policies.Refused;
import io.ballast.core.collect.KernelView;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.LastHour;
import io.ballast.core.record.Latest;
import io.ballast.core.snapshot.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** MOM's methods on a running engine: answered from the last hour, and never by the loop. */
public final class RunningMom implements Mom {
  private static final String REMOTE = "given by a remote call";

  private final LivePolicies policies;
  private final PolicySource configured;
  private final LastHour hour;
  private final KsmNumbers firstKsm;
  private final Log log;

  /**
   * @param configured where the configuration has the policies
   * @param kernel read here and now, and not again
   */
  public RunningMom(
      LivePolicies policies, PolicySource configured, LastHour hour, KernelView kernel, Log log) {
    this.policies = policies;
    this.configured = configured;
    this.hour = hour;
    this.firstKsm = KsmNumbers.first(kernel);
    this.log = log;
  }

  @Override
  public boolean ping() {
    return true;
  }

  @Override
  public boolean setPolicy(String text) {
    return policies.change(REMOTE, before -> PolicySet.single(text));
  }

  @Override
  public String getPolicy() {
    return policies.inForce().set().source().text();
  }

  @Override
  public boolean setNamedPolicy(String name, @Nullable String text) {
    return text == null
        ? policies.change("without `%s`, %s".formatted(name, REMOTE), all -> all.without(name))
        : policies.change("with `%s`, %s".formatted(name, REMOTE), all -> all.with(name, text));
  }

  @Override
  public SequencedMap<String, String> getNamedPolicies() {
    return policies.inForce().set().texts();
  }

  @Override
  public boolean resetPolicies() {
    return policies.change("as configured, read again", before -> PolicySet.read(configured));
  }

  @Override
  public Map<String, Object> getStatistics() {
    Optional<Snapshot> seen = hour.latest().map(Latest::cycle).map(CycleRecord::snapshot);
    KsmNumbers ksm =
        seen.flatMap(snapshot -> Optional.ofNullable(snapshot.host()))
            .flatMap(host -> host.ksm())
            .map(KsmNumbers::of)
            .orElse(firstKsm);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("host", Statistics.host(seen.map(Snapshot::host).orElse(null), ksm));
    all.put("guests", seen.map(Statistics::guests).orElse(Map.of()));
    return all;
  }

  @Override
  public List<String> getActiveGuests() {
    return hour.latest()
        .map(latest -> List.copyOf(Statistics.guests(latest.cycle().snapshot()).keySet()))
        .orElse(List.of());
  }

  @Override
  public boolean setVerbosity(String level) {
    Optional<Verbosity> known = Verbosity.of(level);
    known.ifPresent(log::verbosity);
    return known.isPresent();
  }

  @Override
  public String policyTrouble() {
    return policies.refused().map(Refused::why).orElse("");
  }
}
