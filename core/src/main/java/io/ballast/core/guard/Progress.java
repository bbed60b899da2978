package io.ballast.core.guard;

import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import org.jspecify.annotations.Nullable;

/**
 * How a guest follows the size it was asked for.
 *
 * @param targetKib what it was last asked for; 0 if nothing, or if somebody else changed it since
 * @param reached whether it got there
 * @param seenKib its size when it was last looked at
 * @param still cycles without movement while it should move
 * @param retreats how often it could not follow, since it last got anywhere
 * @param leftAloneUntil until when it is not asked again; null if it may be asked
 */
public record Progress(
    long targetKib,
    boolean reached,
    long seenKib,
    int still,
    int retreats,
    @Nullable Moment leftAloneUntil) {
  static final long TOLERANCE_KIB = Memory.mib(1);

  static Progress none(long currentKib) {
    return new Progress(0, true, currentKib, 0, 0, null);
  }

  /** After looking at the guest's size once more. */
  Progress seeing(long currentKib) {
    if (targetKib == 0) {
      return new Progress(0, true, currentKib, 0, retreats, leftAloneUntil);
    }
    long before = Math.abs(seenKib - targetKib);
    if (Math.abs(currentKib - targetKib) <= TOLERANCE_KIB) {
      return before > TOLERANCE_KIB
          ? new Progress(targetKib, true, currentKib, 0, 0, null)
          : new Progress(targetKib, true, currentKib, 0, triesFailed(), leftAloneUntil);
    }
    if (reached) {
      // It was there and moved away without us: start over from what it is now.
      return new Progress(0, true, currentKib, 0, retreats, leftAloneUntil);
    }
    boolean closer = before - Math.abs(currentKib - targetKib) >= TOLERANCE_KIB;
    return new Progress(
        targetKib, false, currentKib, closer ? 0 : still + 1, retreats, leftAloneUntil);
  }

  /**
   * After it was asked for a size. Who cannot follow is not helped by another size that way; and
   * relief, which does not wait until a guest may be asked again, does not end the waiting.
   */
  Progress asked(long kib, Moment now) {
    boolean goesOn = underWay() && kib < seenKib == targetKib < seenKib;
    Moment waiting = isLeftAlone(now) ? leftAloneUntil : null;
    return new Progress(kib, false, seenKib, goesOn ? still : 0, retreats, waiting);
  }

  /** After it was let be at the size it has. */
  Progress retreated(long kib, Tuning tuning, Moment now) {
    int times = retreats + 1;
    Moment until = new Moment(now.wall(), now.nanos() + tuning.backOff(times).toNanos());
    return new Progress(kib, false, seenKib, 0, times, until);
  }

  /** Getting where it was asked to go clears the past; being let be where it is does not. */
  private int triesFailed() {
    return leftAloneUntil == null ? 0 : retreats;
  }

  boolean underWay() {
    return targetKib != 0 && !reached;
  }

  boolean isStuck(Tuning tuning) {
    return underWay() && still >= tuning.noProgressCycles();
  }

  boolean isLeftAlone(Moment now) {
    return leftAloneUntil != null && now.nanos() - leftAloneUntil.nanos() < 0;
  }
}
