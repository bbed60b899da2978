package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestId;
import io.ballast.sim.SimTruth;
import java.util.HashMap;
import java.util.Map;

/**
 * The kernel of a sound guest kills its programs only when they outgrow what they were left: they
 * want more than the guest has, and if we ever took memory from it, more than what it really held
 * before that, and a reserve of a sixteenth (48 MiB at least). How fast programs may grow is not
 * bounded, so that nothing stronger holds while anything at all is taken.
 */
final class KillLaw implements Run.Law {
  private static final long RESERVE_KIB = 48 * 1024;

  private final Map<GuestId, Long> heldAtLastCut = new HashMap<>();

  @Override
  public void check(Cycle cycle) {
    for (SimTruth.Guest killed : cycle.past().takeKills()) {
      if (cycle.past().isSound(killed.id())) {
        check(killed);
      }
    }
    for (Order order : cycle.orders()) {
      if (order.shrinks() && order.accepted()) {
        long reported = order.seen().balloon().orElseThrow().lastUpdateSeconds().orElseThrow();
        heldAtLastCut.put(order.guest(), cycle.past().heldKib(order.guest(), reported));
      }
    }
  }

  private void check(SimTruth.Guest killed) {
    assertThat(killed.needKib()).as("need of %s", killed).isGreaterThan(killed.actualKib());
    Long held = heldAtLastCut.get(killed.id());
    long left = held == null ? killed.maximumKib() : held + Math.max(RESERVE_KIB, held / 16);
    assertThat(killed.needKib())
        .as("need of %s", killed)
        .isGreaterThan(Math.min(left, Promise.to(killed.name(), killed.maximumKib()).limitKib()));
  }
}
