package io.ballast.core.guard;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.guard.Proposal.Origin;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.HostSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Grants the growth of a whole cycle from memory that is there. What was granted lately and not
 * touched yet counts as gone. The most deprived come first, in four rounds: who starves, up to what
 * it is entitled to, for which most of the host's reserve may be used; who is below its guarantee;
 * who is below its need; and then everybody.
 */
final class Headroom {
  /** The part of the host's reserve that not even the starving may use: the host must survive. */
  private static final double UNTOUCHABLE = 0.25;

  private final List<Claimant> claimants = new ArrayList<>();
  private final HostSnapshot host;
  private long freeKib;

  private static final class Claimant {
    final int index;
    final Proposal proposal;
    final long committedKib;
    final long entitledKib;
    long grantedKib;

    Claimant(int index, Proposal proposal, long committedKib, long entitledKib) {
      this.index = index;
      this.proposal = proposal;
      this.committedKib = committedKib;
      this.entitledKib = entitledKib;
    }

    /** What is still wanted on the way to {@code kib}, and no further than wished. */
    long wantUpTo(long kib) {
      return Math.max(0, Math.min(kib, proposal.targetKib()) - committedKib - grantedKib);
    }

    /** Where nobody orders relief, as in a release, who starves comes first all the same. */
    boolean starves() {
      Estimate estimate = proposal.guest().estimate();
      return proposal.origin() == Origin.RELIEF || (estimate != null && estimate.inDistress());
    }

    long needKib() {
      Estimate estimate = proposal.guest().estimate();
      return estimate == null ? 0 : estimate.needKib().orElse(0) + estimate.reserveKib();
    }
  }

  private Headroom(HostSnapshot host, long freeKib) {
    this.host = host;
    this.freeKib = freeKib;
  }

  /** The proposals of all guests, with their growth cut to what there is. */
  static List<Proposal> grant(List<Proposal> proposals, Cycle cycle) {
    HostSnapshot host = cycle.freshHost();
    if (host == null) {
      return proposals.stream().map(Headroom::deferUnknown).toList();
    }
    long unseen = cycle.ksm().unmergedSinceKib(host.at());
    Headroom headroom = new Headroom(host, host.memory().availableKib() - unseen);
    long shares = proposals.stream().mapToLong(p -> p.guest().entitlement().shares()).sum();
    for (int i = 0; i < proposals.size(); i++) {
      headroom.enter(i, proposals.get(i), shares, cycle);
    }
    headroom.share();
    List<Proposal> granted = new ArrayList<>(proposals);
    headroom.claimants.forEach(claimant -> granted.set(claimant.index, settle(claimant, cycle)));
    return granted;
  }

  /** Memory that guests were given and have not touched yet, this cycle's growth included. */
  static long promisedKib(List<Proposal> granted, Cycle cycle) {
    return granted.stream().mapToLong(proposal -> promisedKib(proposal, cycle)).sum();
  }

  private static long promisedKib(Proposal proposal, Cycle cycle) {
    long earlier = proposal.track().outstandingKib(proposal.guest(), cycle.now());
    long committed = proposal.track().committedKib(proposal.guest(), cycle.now());
    return proposal.isOpen() ? earlier + Math.max(0, proposal.targetKib() - committed) : earlier;
  }

  /** What a guest was given and has not touched counts as gone; what it wants more, it claims. */
  private void enter(int index, Proposal proposal, long shares, Cycle cycle) {
    freeKib -= proposal.track().outstandingKib(proposal.guest(), cycle.now());
    if (proposal.isOpen() && proposal.grows()) {
      claimants.add(claimant(index, proposal, shares, cycle));
    }
  }

  private static Proposal deferUnknown(Proposal proposal) {
    return proposal.isOpen() && proposal.grows()
        ? proposal.defer(Rail.HEADROOM, "the host's memory is not known")
        : proposal;
  }

  private Claimant claimant(int index, Proposal proposal, long shares, Cycle cycle) {
    long committed = proposal.track().committedKib(proposal.guest(), cycle.now());
    long divisible = host.memory().totalKib() - host.reserveKib();
    long fair = Math.round((double) divisible * proposal.guest().entitlement().shares() / shares);
    long entitled = Math.max(proposal.guest().entitlement().guaranteeKib(), fair);
    return new Claimant(index, proposal, committed, entitled);
  }

  private void share() {
    long untouchable = Math.round(host.reserveKib() * UNTOUCHABLE);
    round(untouchable, c -> c.starves() ? c.wantUpTo(c.entitledKib) : 0);
    round(host.reserveKib(), c -> c.wantUpTo(c.proposal.guest().entitlement().guaranteeKib()));
    round(host.reserveKib(), c -> c.wantUpTo(c.needKib()));
    round(host.reserveKib(), c -> c.wantUpTo(Long.MAX_VALUE));
  }

  private void round(long keptKib, ToLongFunction<Claimant> want) {
    List<WaterFill.Claim> claims =
        claimants.stream()
            .map(
                c ->
                    new WaterFill.Claim(
                        want.applyAsLong(c), c.proposal.guest().entitlement().shares()))
            .toList();
    long[] grants = WaterFill.divide(freeKib - keptKib, claims);
    for (int i = 0; i < grants.length; i++) {
      claimants.get(i).grantedKib += grants[i];
    }
    freeKib -= WaterFill.sum(grants);
  }

  private static Proposal settle(Claimant claimant, Cycle cycle) {
    Proposal proposal = claimant.proposal;
    long reachable = claimant.committedKib + claimant.grantedKib;
    if (reachable >= proposal.targetKib()) {
      return proposal;
    }
    if (reachable - proposal.guest().currentKib() < leastKib(claimant, cycle)) {
      return proposal.defer(Rail.HEADROOM, "the host has no memory to give");
    }
    return proposal.clamp(
        Rail.HEADROOM, reachable, "the host can give only " + text(claimant.grantedKib));
  }

  /** Crumbs help nobody; only who starves takes what there is. */
  private static long leastKib(Claimant claimant, Cycle cycle) {
    boolean smooths = cycle.tuning().holds(Rail.MINIMUM_CHANGE) && !claimant.starves();
    return smooths ? cycle.tuning().smallestChangeKib(claimant.proposal.guest().maximumKib()) : 1;
  }
}
