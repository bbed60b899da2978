package io.ballast.core.explain;

import io.ballast.core.guard.Judged;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a guest has its size and limits, and what was done about it in one cycle. Its texts are
 * hostile.
 */
public sealed interface Explanation {
  GuestId guest();

  /** The number of the cycle that is explained. */
  long cycle();

  /** When that was. */
  Instant at();

  /**
   * The cycle knew no such guest.
   *
   * @param guests how many it knew
   */
  record Unknown(GuestId guest, long cycle, Instant at, int guests) implements Explanation {}

  /**
   * A guest in a cycle.
   *
   * @param figures in the order of {@link Quantity}
   * @param obstacle one clause why its balloon cannot be moved; empty if it can
   * @param notReady one clause why the policy does not see it; empty if it does
   * @param judged the guard's answer; empty if nobody wished or ordered anything
   * @param limits what limits its CPU and disks, as far as that is known or was wished
   * @param deeds what was done to it, with its outcome
   * @param remedies what would have to change, one sentence each; empty if nothing would
   * @param sizedBy the last cycle before that acted on it, if one is known
   */
  record OfGuest(
      GuestId guest,
      String name,
      String serviceClass,
      long cycle,
      Instant at,
      List<Figure> figures,
      String obstacle,
      String notReady,
      Way way,
      Optional<Judged> judged,
      List<Limited> limits,
      List<Deed> deeds,
      List<String> remedies,
      Optional<Sizing> sizedBy)
      implements Explanation {
    public OfGuest {
      figures = List.copyOf(figures);
      limits = List.copyOf(limits);
      deeds = List.copyOf(deeds);
      remedies = List.copyOf(remedies);
    }
  }
}
