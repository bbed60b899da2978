package io.ballast.core.guard;

import io.ballast.core.guard.Proposal.Standing;
import io.ballast.core.snapshot.GuestSnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * Limits of a guest's CPU, or of one of its disks, on their way through the rails.
 *
 * @param known whether what limits it now is known
 * @param wished what the policy wished; what it said nothing of is as it is now
 * @param to what the rails have left of it
 */
record LimitProposal<T>(
    GuestSnapshot guest, boolean known, T wished, T to, Standing standing, List<Reason> reasons) {

  LimitProposal {
    reasons = List.copyOf(reasons);
  }

  static <T> LimitProposal<T> wish(GuestSnapshot guest, boolean known, T wished) {
    return new LimitProposal<>(guest, known, wished, wished, Standing.OPEN, List.of());
  }

  boolean isOpen() {
    return standing == Standing.OPEN;
  }

  LimitProposal<T> clamp(Rail rail, T value, String why) {
    return new LimitProposal<>(guest, known, wished, value, standing, plus(rail, why));
  }

  LimitProposal<T> veto(Rail rail, String why) {
    return new LimitProposal<>(guest, known, wished, to, Standing.VETOED, plus(rail, why));
  }

  Verdict verdict() {
    return switch (standing) {
      case DEFERRED -> new Verdict.Defer(reasons);
      case VETOED -> new Verdict.Veto(reasons);
      case OPEN -> to.equals(wished) ? new Verdict.Allow(reasons) : new Verdict.Clamp(reasons);
    };
  }

  private List<Reason> plus(Rail rail, String why) {
    return Stream.concat(reasons.stream(), Stream.of(new Reason(rail, why))).toList();
  }
}
