package io.ballast.core.record;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Memory;
import io.ballast.core.record.Event.Kind;

/**
 * What was last told of a knob. A size wanders in many small orders: it is told again when it is
 * another one, and how many orders it took.
 *
 * @param more orders since, that were not worth telling
 */
record Told(Kind kind, Deed deed, int more) {
  /** A size that differs by less than this share from the one told is the same for people. */
  private static final long NEARLY = 8;

  Told again() {
    return new Told(kind, deed, more + 1);
  }

  /** Whether the deed is nothing new. */
  boolean covers(Kind otherKind, Deed other) {
    if (deed.equals(other)) {
      return true;
    }
    return kind == otherKind
        && deed.outcome().equals(other.outcome())
        && deed.action() instanceof Action.SetBalloon before
        && other.action() instanceof Action.SetBalloon set
        && before.guest().equals(set.guest())
        && Math.abs(before.toKib() - set.toKib()) < before.toKib() / NEARLY;
  }

  /** {@code , 12 orders after 1024 MiB}; empty if there were none in between. */
  String since() {
    return more > 0 && deed.action() instanceof Action.SetBalloon set
        ? ", %d orders after %s".formatted(more + 1, Memory.text(set.toKib()))
        : "";
  }
}
