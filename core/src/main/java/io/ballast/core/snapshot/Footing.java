package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a driver's figures refer to, while the balloon may have moved since it took them.
 *
 * <p>Most guests see their total shrink with the balloon: there the total less the usable, plus
 * what the kernel keeps outside its total, is the use, whatever the balloon did since. Guests that
 * deflate on their own (deflate-on-OOM) and old ones see a constant total with the balloon as used:
 * there only the size tells, and the largest since the last report errs on the guest's side.
 *
 * @param overheadKib what the guest's kernel keeps outside the total it reports; absent where the
 *     total does not follow the balloon, or before it was seen at rest
 * @param peakKib the largest size since the driver's last report, as far as it was seen
 * @param witnessed whether all sizes since that report were seen: a balloon that was on its way
 *     when it was first seen may have been larger when the driver reported
 */
record Footing(OptionalLong overheadKib, long peakKib, boolean witnessed) {

  /**
   * @param before the last reading and what it stood on; null at first sight
   * @param newReport whether the driver reported since the last reading
   */
  static Footing of(@Nullable Estimate before, BalloonReading now, boolean newReport) {
    if (before == null) {
      boolean cannotHaveBeenLarger = now.currentKib() >= now.maximumKib();
      return new Footing(OptionalLong.empty(), now.currentKib(), cannotHaveBeenLarger);
    }
    long last = before.balloon().currentKib();
    boolean atRest = newReport && now.currentKib() == last;
    long peak = Math.max(now.currentKib(), newReport ? last : before.footing().peakKib());
    return new Footing(
        atRest ? overhead(now) : before.footing().overheadKib(),
        peak,
        newReport || before.footing().witnessed());
  }

  /** Whether a difference in use is the guest's doing, and not the balloon's on its way. */
  boolean comparesWith(Estimate before, BalloonReading now) {
    boolean totalFollows = overheadKib.isPresent() && before.footing().overheadKib().isPresent();
    return totalFollows || now.currentKib() == before.balloon().currentKib();
  }

  /** Memory in use inside the guest, in terms of balloon size. */
  long usedKib(BalloonReading now) {
    long free = now.usableKib().orElse(now.unusedKib().orElse(0));
    // Where both are known the smaller is right: the one goes up with a total that does not follow
    // the balloon down, the other with a size that the report is not of.
    long whole =
        overheadKib.isPresent()
            ? Math.min(now.availableKib().orElse(0) + overheadKib.getAsLong(), peakKib)
            : peakKib;
    return Math.max(0, whole - free);
  }

  private static OptionalLong overhead(BalloonReading atRest) {
    long outside = atRest.currentKib() - atRest.availableKib().orElse(Long.MAX_VALUE);
    return outside >= 0 ? OptionalLong.of(outside) : OptionalLong.empty();
  }
}
