package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Moment;
import java.util.OptionalLong;

/**
 * What a guest needs and whether it starves: policy, guard and attainment read these numbers.
 *
 * @param needKib working set with a capped credit for cache; rises at once, falls slowly; absent
 *     until the guest has reported believable statistics
 * @param riseKib the most by which its use rose from one report to the next, forgotten slowly
 * @param reserveKib room that a guest keeps above its need, so that it can start to grow
 * @param floorKib the size below which it is never taken
 * @param distress one clause saying how it starves; empty while it does not
 * @param balloon the reading that this was made from
 * @param footing what the driver's figures refer to
 */
public record Estimate(
    OptionalLong needKib,
    long riseKib,
    long reserveKib,
    long floorKib,
    String distress,
    Statistics statistics,
    BalloonReading balloon,
    Footing footing,
    Moment at) {

  public boolean inDistress() {
    return !distress.isEmpty();
  }

  /**
   * Whether the last report is known to be of the size that the use is computed with; if not, the
   * use may be more than that by what the balloon took meanwhile.
   */
  public boolean isGrounded() {
    return footing.witnessed();
  }

  /** Memory in use inside the guest, in terms of its size; absent without believable statistics. */
  public OptionalLong usedKib() {
    return statistics.fresh() ? OptionalLong.of(footing.usedKib(balloon)) : OptionalLong.empty();
  }

  /** Memory that the guest could do without, above its need and reserve; 0 if that is not known. */
  public long spareKib() {
    return needKib.isPresent()
        ? Math.max(0, balloon.currentKib() - needKib.getAsLong() - reserveKib)
        : 0;
  }
}
