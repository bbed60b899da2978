package io.ballast.core.guard;

import static io.ballast.core.model.KsmReading.RUNNING;
import static io.ballast.core.model.KsmReading.STOPPED;
import static io.ballast.core.model.KsmReading.UNMERGE;
import static io.ballast.core.model.Memory.text;

import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.policy.syntax.Printable;
import java.time.Duration;
import java.util.Optional;

/** The rails of KSM's knob {@code run}. */
final class KsmRunRails {
  /** So many readings in a row show a loss before it is one. */
  private static final int LOSSES = 3;

  /** Unmerging takes a while, in which guests write; this part more must be there. */
  private static final double MARGIN = 1.0 / 8;

  /** What the host had longer ago, guests may have taken since. */
  private static final Duration MOST_OLD = Duration.ofSeconds(1);

  private static final int NAME = 40;

  private final KsmCycle cycle;

  private KsmRunRails(KsmCycle cycle) {
    this.cycle = cycle;
  }

  static KsmProposal judge(KsmProposal proposal, KsmCycle cycle) {
    return new KsmRunRails(cycle).judge(proposal);
  }

  private KsmProposal judge(KsmProposal proposal) {
    KsmProposal wish = headroom(restart(starts(proposal)));
    Optional<KsmProposal> order = cycle.controlled().flatMap(seen -> order(wish, seen));
    return order.filter(ordered -> !isDone(wish, ordered)).orElse(wish);
  }

  /** Whether the policy itself wishes what is to be ordered, or more. */
  private static boolean isDone(KsmProposal wish, KsmProposal order) {
    boolean stops = wish.isOpen() && wish.changes() && wish.to() != RUNNING;
    return stops && (wish.to() == UNMERGE || order.to() == STOPPED);
  }

  private static boolean wouldBe(KsmProposal proposal, long run) {
    return proposal.isOpen() && proposal.changes() && proposal.to() == run;
  }

  private KsmProposal starts(KsmProposal proposal) {
    if (!wouldBe(proposal, RUNNING) || !cycle.holds(Rail.KSM_CLASS)) {
      return proposal;
    }
    return Mergeability.forbidding(cycle.cycle().snapshot())
        .map(guest -> proposal.veto(Rail.KSM_CLASS, forbids(guest)))
        .orElse(proposal);
  }

  private static String forbids(GuestSnapshot guest) {
    return "class %s of guest %s forbids it"
        .formatted(
            Printable.shortened(guest.entitlement().className(), NAME),
            Printable.shortened(guest.name(), NAME));
  }

  /** What had to be stopped may run again after a while, longer each time. */
  private KsmProposal restart(KsmProposal proposal) {
    KsmTrack.Stop stop = cycle.track().stop();
    if (stop == null || !wouldBe(proposal, RUNNING) || !cycle.holds(stop.by())) {
      return proposal;
    }
    Duration left = stop.until().since(cycle.cycle().now());
    return left.isZero()
        ? proposal
        : proposal.defer(
            stop.by(),
            "it was stopped for this and may run again in %d s".formatted(left.toSeconds() + 1));
  }

  private KsmProposal headroom(KsmProposal proposal) {
    if (!wouldBe(proposal, UNMERGE)) {
      return proposal;
    }
    String lack = lack();
    return lack.isEmpty() ? proposal : proposal.veto(Rail.KSM_HEADROOM, lack);
  }

  /** One clause saying why all cannot be unmerged; empty if it can. */
  private String lack() {
    HostSnapshot host = cycle.cycle().snapshot().host();
    if (!cycle.holds(Rail.KSM_HEADROOM) || host == null || host.ksm().isEmpty()) {
      return "";
    }
    Duration age = cycle.cycle().now().since(host.at());
    if (age.compareTo(MOST_OLD) > 0) {
      return "unmerging takes memory at once, and the host was last read %d s ago"
          .formatted(age.toSeconds());
    }
    long merged = host.ksm().get().mergedKib();
    long needed = merged + Math.round(merged * MARGIN);
    long free =
        host.memory().availableKib()
            - host.reserveKib()
            - cycle.promisedKib()
            - cycle.track().unmergedSinceKib(host.at());
    return needed <= free
        ? ""
        : "unmerging needs %s, and the host has %s to give"
            .formatted(text(needed), text(Math.max(0, free)));
  }

  /** What nobody wished and must be. */
  private Optional<KsmProposal> order(KsmProposal proposal, KsmReading seen) {
    return forbidden(proposal, seen)
        .or(() -> seen.isRunning() ? loss(proposal, seen) : Optional.empty())
        .or(() -> seen.isRunning() ? overLimit(proposal, seen) : Optional.empty());
  }

  private Optional<KsmProposal> forbidden(KsmProposal proposal, KsmReading seen) {
    long run = seen.knob(KsmKnob.RUN).orElse(STOPPED);
    boolean merged = run != UNMERGE && cycle.track().exposed();
    if (!cycle.holds(Rail.KSM_CLASS) || !(seen.isRunning() || merged)) {
      return Optional.empty();
    }
    return Mergeability.forbidding(cycle.cycle().snapshot())
        .flatMap(guest -> separate(proposal, seen, forbids(guest)));
  }

  /** Its pages are made its own again; where memory is short, at least no more are merged. */
  private Optional<KsmProposal> separate(KsmProposal proposal, KsmReading seen, String why) {
    String lack = lack();
    if (lack.isEmpty()) {
      return Optional.of(proposal.order(Rail.KSM_CLASS, UNMERGE, why));
    }
    return seen.isRunning()
        ? Optional.of(proposal.order(Rail.KSM_CLASS, STOPPED, why + "; " + lack))
        : Optional.empty();
  }

  private Optional<KsmProposal> loss(KsmProposal proposal, KsmReading seen) {
    if (!cycle.holds(Rail.KSM_PROFIT) || cycle.track().losses() < LOSSES) {
      return Optional.empty();
    }
    long profit = seen.figure(KsmFigure.GENERAL_PROFIT).orElse(0);
    String why = "it takes %s more than it saves".formatted(text(-profit / 1024));
    return Optional.of(proposal.order(Rail.KSM_PROFIT, STOPPED, why));
  }

  /** Only where fewer pages cannot be ordered, or would not help. */
  private Optional<KsmProposal> overLimit(KsmProposal proposal, KsmReading seen) {
    boolean over = cycle.track().isMeasured() && KsmTrack.isOverLimit(seen, cycle.cycle().tuning());
    if (!over || !cycle.holds(Rail.KSM_CPU) || KsmPaceRails.canSlowDown(seen)) {
      return Optional.empty();
    }
    String why = KsmPaceRails.overLimit(seen, cycle.tuning());
    return Optional.of(proposal.order(Rail.KSM_CPU, STOPPED, why + ", and cannot do less"));
  }
}
