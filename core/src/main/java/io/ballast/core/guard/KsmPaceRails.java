package io.ballast.core.guard;

import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.util.Optional;

/** The rails of the knobs that tell how fast KSM scans. */
final class KsmPaceRails {
  /** Fewer are never ordered: then it is better stopped. */
  private static final long FEWEST_PAGES = 64;

  /** What is over the limit is brought somewhat below it, so that it does not hover there. */
  private static final double AIM = 0.9;

  private KsmPaceRails() {}

  /** Whether ordering fewer pages would make it take less of a CPU. */
  static boolean canSlowDown(KsmReading seen) {
    return !seen.isAdvised()
        && seen.knob(KsmKnob.PAGES_TO_SCAN).orElse(0) > FEWEST_PAGES
        && seen.knob(KsmKnob.SLEEP_MILLISECS).orElse(0) > 0;
  }

  static String overLimit(KsmReading seen, KsmTuning tuning) {
    return "its thread takes %d %% of a CPU, and may take %d %%"
        .formatted(Math.round(seen.cpuPercent().orElse(0)), Math.round(tuning.cpuLimit() * 100));
  }

  /**
   * Less sleep is more work, and fewer pages can make up for it only so far.
   *
   * @param runs whether it runs after this cycle
   */
  static KsmProposal sleep(KsmProposal proposal, boolean runs, KsmCycle cycle) {
    Optional<KsmLoad> load = load(proposal, cycle);
    long from = proposal.from().orElse(0);
    if (load.isEmpty() || !runs || proposal.to() >= from) {
      return proposal;
    }
    KsmReading seen = cycle.seen().orElseThrow();
    long pages = seen.knob(KsmKnob.PAGES_TO_SCAN).orElse(0);
    long fewest = seen.isAdvised() ? pages : Math.min(pages, FEWEST_PAGES);
    long least = Math.min(from, load.get().leastSleep(fewest, cycle.tuning().cpuLimit()));
    return proposal.to() < least
        ? proposal.clamp(Rail.KSM_CPU, least, "with less its thread takes more than it may")
        : proposal;
  }

  /**
   * @param runs whether it runs after this cycle
   * @param sleepMillis how long it sleeps after this cycle
   */
  static KsmProposal pages(KsmProposal proposal, boolean runs, long sleepMillis, KsmCycle cycle) {
    KsmProposal advised = advisor(proposal, cycle);
    return runs ? order(clamp(advised, sleepMillis, cycle), sleepMillis, cycle) : advised;
  }

  private static KsmProposal advisor(KsmProposal proposal, KsmCycle cycle) {
    boolean steered = cycle.seen().filter(KsmReading::isAdvised).isPresent();
    boolean open = proposal.isOpen() && proposal.changes();
    return open && steered && cycle.holds(Rail.KSM_ADVISOR)
        ? proposal.veto(Rail.KSM_ADVISOR, "the kernel's advisor sets it")
        : proposal;
  }

  private static KsmProposal clamp(KsmProposal proposal, long sleepMillis, KsmCycle cycle) {
    return load(proposal, cycle)
        .map(load -> fitting(load, sleepMillis, cycle.tuning().cpuLimit()))
        .filter(most -> proposal.to() > most)
        .map(most -> proposal.clamp(Rail.KSM_CPU, most, "with more its thread takes too much"))
        .orElse(proposal);
  }

  /** Nobody need wish it: what takes too much now is to take less. */
  private static KsmProposal order(KsmProposal proposal, long sleepMillis, KsmCycle cycle) {
    Optional<KsmReading> seen =
        cycle
            .controlled()
            .filter(KsmPaceRails::canSlowDown)
            .filter(ksm -> KsmTrack.isOverLimit(ksm, cycle.cycle().tuning()));
    if (seen.isEmpty() || !cycle.holds(Rail.KSM_CPU)) {
      return proposal;
    }
    long inForce = proposal.isOpen() ? proposal.to() : proposal.from().orElse(0);
    return KsmLoad.of(seen.get(), cycle.track())
        .map(load -> fitting(load, sleepMillis, cycle.tuning().cpuLimit() * AIM))
        .filter(most -> inForce > most)
        .map(most -> proposal.order(Rail.KSM_CPU, most, overLimit(seen.get(), cycle.tuning())))
        .orElse(proposal);
  }

  private static long fitting(KsmLoad load, long sleepMillis, double share) {
    return Math.max(FEWEST_PAGES, load.mostPages(sleepMillis, share));
  }

  /** How much a wish would cost; absent if it costs nothing, or nothing is known. */
  private static Optional<KsmLoad> load(KsmProposal proposal, KsmCycle cycle) {
    boolean open = proposal.isOpen() && proposal.changes() && cycle.holds(Rail.KSM_CPU);
    return open
        ? cycle.controlled().flatMap(seen -> KsmLoad.of(seen, cycle.track()))
        : Optional.empty();
  }
}
