package io.ballast.app.show;

import io.ballast.app.policies.InForce;
import io.ballast.core.guard.Manageability;
import io.ballast.core.record.Latest;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A daemon at one moment.
 *
 * @param since in ISO 8601
 * @param policySince likewise
 * @param host null until it could be read
 * @param hostSecondsSinceRead likewise
 * @param ledgerRows null where there is no ledger
 * @param problems what is wrong now, one sentence each
 */
public record StatusReport(
    String version,
    long pid,
    String since,
    double upSeconds,
    boolean dryRun,
    HypervisorRow hypervisor,
    String policy,
    String policySince,
    LoopRow loop,
    @Nullable HostRow host,
    @Nullable Double hostSecondsSinceRead,
    Guests guests,
    @Nullable Integer ledgerRows,
    List<String> problems) {

  private static final String REFUSED =
      "Other policies were refused at %s (%s): `ballast policy status` tells why.";

  /**
   * The guests as last read.
   *
   * @param obstacles how many cannot be managed now, by the clause that says why
   */
  public record Guests(int all, int manageable, Map<String, Integer> obstacles) {
    static Guests of(List<GuestSnapshot> guests) {
      Map<String, Integer> obstacles = new TreeMap<>();
      for (GuestSnapshot guest : guests) {
        obstacles.merge(Manageability.obstacle(guest), 1, Integer::sum);
      }
      Integer manageable = obstacles.remove("");
      return new Guests(guests.size(), manageable == null ? 0 : manageable, obstacles);
    }
  }

  public static StatusReport of(View view) {
    Facts facts = view.facts();
    Latest latest = view.latest().orElse(null);
    HostSnapshot host = latest == null ? null : latest.cycle().snapshot().host();
    OptionalInt rows = facts.ledgerRows().get();
    InForce policies = facts.policies().get();
    return new StatusReport(
        facts.version(),
        facts.pid(),
        facts.since().toString(),
        View.seconds(view.upFor()),
        facts.dryRun(),
        HypervisorRow.of(view),
        policies.from(),
        policies.since().toString(),
        LoopRow.of(view),
        host == null ? null : HostRow.of(host),
        latest == null || host == null ? null : view.seconds(latest, host.at()),
        Guests.of(latest == null ? List.of() : latest.cycle().snapshot().guests()),
        rows.isPresent() ? rows.getAsInt() : null,
        problems(view));
  }

  private static List<String> problems(View view) {
    Set<String> problems = new LinkedHashSet<>();
    if (view.isLate()) {
      problems.add(late(view.sinceCycle()));
    }
    view.facts()
        .refused()
        .get()
        .ifPresent(refused -> problems.add(REFUSED.formatted(refused.at(), refused.what())));
    view.latest()
        .ifPresent(
            latest -> {
              problems.addAll(latest.cycle().snapshot().problems());
              problems.addAll(latest.cycle().evaluated().problems());
            });
    return new ArrayList<>(problems);
  }

  private static String late(Duration age) {
    return "The loop has finished no cycle for %d s: what is shown is as old as it says."
        .formatted(age.toSeconds());
  }
}
