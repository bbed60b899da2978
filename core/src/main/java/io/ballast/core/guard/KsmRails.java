package io.ballast.core.guard;

import io.ballast.core.guard.Proposal.Standing;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rails of KSM's knobs: a pure function of wishes, snapshot and what is remembered. Wishes go
 * along the rails; then what must be ordered is, unless the policy does it already.
 */
final class KsmRails {
  /** The kernel keeps these numbers in 32 bits. */
  private static final long MOST = (1L << 32) - 1;

  private final KsmCycle cycle;
  private final Map<KsmKnob, Long> wished;

  private KsmRails(KsmCycle cycle, Map<KsmKnob, Long> wished) {
    this.cycle = cycle;
    this.wished = wished;
  }

  /**
   * The knobs that something was wished or ordered for.
   *
   * @param promisedKib memory that guests were given, in this cycle or before, and have not touched
   */
  static List<KsmJudged> judge(Map<KsmKnob, Long> wished, Cycle cycle, long promisedKib) {
    return new KsmRails(KsmCycle.of(cycle, promisedKib), wished).judge();
  }

  private List<KsmJudged> judge() {
    KsmProposal run = KsmRunRails.judge(propose(KsmKnob.RUN), cycle);
    boolean runs = inForce(run) == KsmReading.RUNNING;
    KsmProposal sleep = KsmPaceRails.sleep(propose(KsmKnob.SLEEP_MILLISECS), runs, cycle);
    KsmProposal pages =
        KsmPaceRails.pages(propose(KsmKnob.PAGES_TO_SCAN), runs, inForce(sleep), cycle);
    KsmProposal nodes = nodes(propose(KsmKnob.MERGE_ACROSS_NODES));
    return Stream.of(run, pages, sleep, nodes)
        .filter(proposal -> proposal.wished().isPresent() || proposal.ordered())
        .map(KsmProposal::judged)
        .toList();
  }

  /** What a knob will be set to after this cycle; its value now where that does not change. */
  private static long inForce(KsmProposal proposal) {
    return proposal.isOpen() ? proposal.to() : proposal.from().orElse(0);
  }

  private KsmProposal propose(KsmKnob knob) {
    @Nullable Long wish = wished.get(knob);
    OptionalLong from = cycle.seen().map(seen -> seen.knob(knob)).orElseGet(OptionalLong::empty);
    OptionalLong value = wish == null ? OptionalLong.empty() : OptionalLong.of(wish);
    KsmProposal proposal = KsmProposal.wish(knob, value, from);
    return wish == null ? proposal : staleness(otherManager(knob(proposal)));
  }

  private KsmProposal knob(KsmProposal proposal) {
    if (!cycle.holds(Rail.KSM_KNOB)) {
      return proposal;
    }
    String fault = Objects.requireNonNullElseGet(absence(proposal), () -> range(proposal));
    return fault.isEmpty() ? proposal : proposal.veto(Rail.KSM_KNOB, fault);
  }

  private @Nullable String absence(KsmProposal proposal) {
    if (!cycle.tuning().controlled()) {
      return "`controllers` does not name KSM";
    }
    if (cycle.seen().isEmpty()) {
      return "the host has no KSM, or it could not be read";
    }
    return proposal.from().isEmpty()
        ? "this kernel has no %s".formatted(proposal.knob().text())
        : null;
  }

  private KsmProposal otherManager(KsmProposal proposal) {
    return cycle
        .otherManager()
        .filter(other -> proposal.isOpen())
        .map(other -> proposal.veto(Rail.OTHER_MANAGER, SafetyRails.beside(other)))
        .orElse(proposal);
  }

  private static String range(KsmProposal proposal) {
    return switch (proposal.knob()) {
      case RUN -> range(proposal, 0, 2);
      case PAGES_TO_SCAN -> range(proposal, 1, MOST);
      case SLEEP_MILLISECS -> range(proposal, 0, MOST);
      case MERGE_ACROSS_NODES -> range(proposal, 0, 1);
    };
  }

  private static String range(KsmProposal proposal, long least, long most) {
    return proposal.to() >= least && proposal.to() <= most
        ? ""
        : "%s can be from %d to %d, not %d"
            .formatted(proposal.knob().text(), least, most, proposal.to());
  }

  /** On old readings nothing is done but to stop. */
  private KsmProposal staleness(KsmProposal proposal) {
    boolean stops = proposal.knob() == KsmKnob.RUN && proposal.to() == KsmReading.STOPPED;
    boolean done = proposal.standing() != Standing.OPEN || !proposal.changes();
    if (done || stops || !cycle.holds(Rail.STALENESS) || cycle.cycle().freshHost() != null) {
      return proposal;
    }
    return proposal.veto(Rail.STALENESS, "the host was last read " + ago());
  }

  private String ago() {
    var host = cycle.cycle().snapshot().host();
    Duration age = host == null ? Duration.ZERO : cycle.cycle().now().since(host.at());
    return "%d s ago".formatted(age.toSeconds());
  }

  /** The kernel refuses it while a page is shared. */
  private KsmProposal nodes(KsmProposal proposal) {
    long shared = cycle.seen().map(KsmReading::pagesShared).orElse(0L);
    boolean open = proposal.isOpen() && proposal.changes();
    return open && shared > 0 && cycle.holds(Rail.KSM_NODES)
        ? proposal.defer(
            Rail.KSM_NODES, "%d pages are shared; run = 2 first unmerges them".formatted(shared))
        : proposal;
  }
}
