package io.ballast.core.guard;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.guard.Proposal.Origin;
import io.ballast.core.model.OtherManager;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Statistics;
import java.time.Duration;

/** The rails that hold under every policy and configuration, one guest at a time. */
final class SafetyRails {
  private SafetyRails() {}

  static Proposal exclusion(Proposal proposal, Cycle cycle) {
    String obstacle = Manageability.obstacle(proposal.guest());
    return obstacle.isEmpty() ? proposal : proposal.veto(Rail.EXCLUSION, obstacle);
  }

  /**
   * Asked before whatever concerns shrinking: who is above its limit is cut to less than it has.
   */
  static Proposal limit(Proposal proposal, Cycle cycle) {
    long limit = proposal.guest().entitlement().limitKib();
    if (proposal.targetKib() <= limit) {
      return proposal;
    }
    String why = "its limit is " + text(limit);
    boolean there = Math.abs(limit - proposal.guest().currentKib()) <= Progress.TOLERANCE_KIB;
    return there ? proposal.veto(Rail.LIMIT, why) : proposal.clamp(Rail.LIMIT, limit, why);
  }

  static Proposal staleness(Proposal proposal, Cycle cycle) {
    GuestSnapshot guest = proposal.guest();
    if (cycle.now().since(guest.at()).compareTo(cycle.tuning().staleAfter()) > 0) {
      return proposal.veto(Rail.STALENESS, "the hypervisor has not told of it for too long");
    }
    if (!proposal.shrinks()) {
      return proposal;
    }
    if (cycle.freshHost() == null) {
      return proposal.veto(Rail.STALENESS, "the host's memory is not known");
    }
    Estimate estimate = guest.estimate();
    String doubt = estimate == null ? "" : doubt(estimate.statistics(), cycle);
    return doubt.isEmpty() ? proposal : proposal.veto(Rail.STALENESS, doubt);
  }

  /**
   * Statistics that were fresh when the guest was last read grow old if it cannot be read again.
   */
  private static String doubt(Statistics statistics, Cycle cycle) {
    Duration age = cycle.now().since(statistics.firstSeen());
    return statistics.fresh() && age.compareTo(cycle.tuning().staleAfter()) > 0
        ? "its balloon statistics are %d s old".formatted(age.toSeconds())
        : statistics.why();
  }

  /** In full, and from the limit down: never derived from a size that lags behind. */
  static Proposal relief(Proposal proposal, Cycle cycle) {
    Estimate estimate = proposal.guest().estimate();
    long limit = proposal.guest().entitlement().limitKib();
    return estimate != null && estimate.inDistress() && proposal.guest().currentKib() < limit
        ? proposal.order(Origin.RELIEF, Rail.RELIEF, limit, estimate.distress())
        : proposal;
  }

  /** Two that move one balloon work against each other; only who starves is given memory still. */
  static Proposal otherManager(Proposal proposal, Cycle cycle) {
    return proposal.origin() == Origin.RELIEF
        ? proposal
        : cycle
            .otherOfBalloons()
            .map(other -> proposal.veto(Rail.OTHER_MANAGER, beside(other)))
            .orElse(proposal);
  }

  static String beside(OtherManager other) {
    return "%s runs on this host and %s".formatted(other.text(), other.deeds());
  }

  static Proposal noProgress(Proposal proposal, Cycle cycle) {
    if (proposal.origin() == Origin.RELIEF) {
      return proposal;
    }
    Progress progress = proposal.track().progress();
    long current = proposal.guest().currentKib();
    if (progress.isStuck(cycle.tuning())) {
      String why =
          "stuck at %s on its way to %s".formatted(text(current), text(progress.targetKib()));
      return proposal.order(Origin.RETREAT, Rail.NO_PROGRESS, current, why);
    }
    if (!progress.isLeftAlone(cycle.now())) {
      return proposal;
    }
    return proposal.defer(Rail.NO_PROGRESS, "it could not follow before and is left alone a while");
  }

  static Proposal floor(Proposal proposal, Cycle cycle) {
    Estimate estimate = proposal.guest().estimate();
    if (estimate == null || !proposal.shrinks()) {
      return proposal;
    }
    if (!estimate.isGrounded() && proposal.origin() == Origin.WISH) {
      return proposal.veto(
          Rail.FLOOR,
          "it is not known yet: the guest has not reported since it was first seen, and its"
              + " balloon may be on its way");
    }
    if (proposal.targetKib() >= estimate.floorKib()) {
      return proposal;
    }
    long floor = estimate.floorKib();
    String why = "its floor is " + text(floor);
    return floor < proposal.guest().currentKib() - Progress.TOLERANCE_KIB
        ? proposal.clamp(Rail.FLOOR, floor, why)
        : proposal.veto(Rail.FLOOR, why);
  }
}
