package io.ballast.core.guard;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.guard.Proposal.Origin;
import io.ballast.core.model.Moment;
import java.time.Duration;
import java.util.function.Supplier;

/** The rails that keep a policy's control calm; a mom.conf turns them off. */
final class SmoothingRails {
  private SmoothingRails() {}

  static Proposal coolDown(Proposal proposal, Cycle cycle) {
    Moment grewAt = proposal.track().grewAt();
    if (grewAt == null || !proposal.shrinks()) {
      return proposal;
    }
    Duration ago = cycle.now().since(grewAt);
    return ago.compareTo(cycle.tuning().coolDown()) < 0
        ? proposal.defer(Rail.COOL_DOWN, "it grew %d s ago".formatted(ago.toSeconds()))
        : proposal;
  }

  static Proposal step(Proposal proposal, Cycle cycle) {
    long step = cycle.tuning().stepKib(proposal.guest().maximumKib());
    return takeAtMost(proposal, Rail.STEP, step, () -> "one order takes at most " + text(step));
  }

  static Proposal rate(Proposal proposal, Cycle cycle) {
    long left = (long) proposal.track().allowance().kib();
    return takeAtMost(
        proposal, Rail.RATE, left, () -> text(left) + " are left of this minute's rate");
  }

  static Proposal minimumChange(Proposal proposal, Cycle cycle) {
    if (proposal.origin() == Origin.RETREAT) {
      return proposal;
    }
    long current = proposal.guest().currentKib();
    long change = Math.abs(proposal.targetKib() - current);
    Progress progress = proposal.track().progress();
    if (progress.underWay()
        && Math.abs(proposal.targetKib() - progress.targetKib()) <= change / 8) {
      return proposal.defer(
          Rail.MINIMUM_CHANGE, "it is on its way to " + text(progress.targetKib()) + " already");
    }
    long smallest = cycle.tuning().smallestChangeKib(proposal.guest().maximumKib());
    boolean atLimit = proposal.targetKib() == proposal.guest().entitlement().limitKib();
    // Balloons move in pages, and few limits are whole ones: what is left then is not a step.
    boolean lastStep = atLimit && change > Progress.TOLERANCE_KIB;
    return change == 0 || (change < smallest && !lastStep)
        ? proposal.defer(Rail.MINIMUM_CHANGE, "%s is hardly a change".formatted(text(change)))
        : proposal;
  }

  private static Proposal takeAtMost(
      Proposal proposal, Rail rail, long most, Supplier<String> why) {
    if (!proposal.shrinks() || proposal.origin() == Origin.RETREAT) {
      return proposal;
    }
    long lowest = proposal.guest().currentKib() - most;
    return proposal.targetKib() < lowest ? proposal.clamp(rail, lowest, why.get()) : proposal;
  }
}
