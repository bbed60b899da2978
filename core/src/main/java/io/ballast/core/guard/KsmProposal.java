package io.ballast.core.guard;

import io.ballast.core.guard.Proposal.Standing;
import io.ballast.core.model.KsmKnob;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A value of one of KSM's knobs on its way through the rails.
 *
 * @param wished what the policy wished; absent if nothing
 * @param from its value now; absent if that is not known
 * @param to what the rails have left of it; its value now if nothing was wished
 * @param ordered whether somebody else than the policy wants it
 */
record KsmProposal(
    KsmKnob knob,
    OptionalLong wished,
    OptionalLong from,
    long to,
    boolean ordered,
    Standing standing,
    List<Reason> reasons) {

  KsmProposal {
    reasons = List.copyOf(reasons);
  }

  static KsmProposal wish(KsmKnob knob, OptionalLong wished, OptionalLong from) {
    long to = wished.orElse(from.orElse(0));
    return new KsmProposal(knob, wished, from, to, false, Standing.OPEN, List.of());
  }

  boolean isOpen() {
    return standing == Standing.OPEN;
  }

  /** Whether it would be another value than now. */
  boolean changes() {
    return from.isEmpty() || from.getAsLong() != to;
  }

  KsmProposal clamp(Rail rail, long value, String why) {
    return new KsmProposal(knob, wished, from, value, ordered, standing, plus(rail, why));
  }

  KsmProposal defer(Rail rail, String why) {
    return new KsmProposal(knob, wished, from, to, ordered, Standing.DEFERRED, plus(rail, why));
  }

  KsmProposal veto(Rail rail, String why) {
    return new KsmProposal(knob, wished, from, to, ordered, Standing.VETOED, plus(rail, why));
  }

  /** An order that nobody wished takes the wish's place. */
  KsmProposal order(Rail rail, long value, String why) {
    return new KsmProposal(
        knob, wished, from, value, true, Standing.OPEN, List.of(new Reason(rail, why)));
  }

  /** The answer. */
  KsmJudged judged() {
    return new KsmJudged(knob, wished, from, to, verdict());
  }

  private Verdict verdict() {
    return switch (standing) {
      case DEFERRED -> new Verdict.Defer(reasons);
      case VETOED -> new Verdict.Veto(reasons);
      case OPEN -> {
        if (ordered) {
          yield new Verdict.Curb(reasons);
        }
        yield to == wished.orElse(to) ? new Verdict.Allow(reasons) : new Verdict.Clamp(reasons);
      }
    };
  }

  private List<Reason> plus(Rail rail, String why) {
    List<Reason> longer = new ArrayList<>(reasons);
    longer.add(new Reason(rail, why));
    return longer;
  }
}
