package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.GuestId;
import io.ballast.sim.Event;
import io.ballast.sim.Fault;
import io.ballast.sim.Scenario;
import java.util.HashMap;
import java.util.Map;

/**
 * A guest whose balloon is stuck is asked at most three times and then let be, for a minute the
 * first time and twice as long each time after. One attempt may be under way when it gets stuck.
 * Relief of distress is not counted: it asks nothing of a guest.
 */
final class PatienceLaw implements Run.Law {
  private static final int ORDERS_OF_AN_ATTEMPT = 3 + 1;
  private static final int LONGEST_WAIT_SECONDS = 60 * 32;

  private final Map<GuestId, Long> stuckSince = new HashMap<>();
  private final Map<GuestId, Integer> orders = new HashMap<>();
  private final Scenario scenario;

  PatienceLaw(Scenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public void check(Cycle cycle) {
    scenario.events().stream()
        .filter(timed -> timed.at().toNanos() <= cycle.nanos())
        .forEach(timed -> play(timed.event(), timed.at().toNanos()));
    for (Order order : cycle.orders()) {
      Long since = stuckSince.get(order.guest());
      if (since != null && since < order.nanos() && !isRelief(order, cycle)) {
        int count = orders.merge(order.guest(), 1, Integer::sum);
        double seconds = (order.nanos() - since) / 1e9;
        assertThat(count)
            .as("orders to %s, stuck for %s s", order.seen().name(), seconds)
            .isLessThanOrEqualTo(ORDERS_OF_AN_ATTEMPT * (1 + attempts(seconds, cycle.setting())));
      }
    }
  }

  /** How many attempts so many seconds have room for. */
  private static int attempts(double seconds, Setting setting) {
    long attempt = 3 * setting.evaluate().toSeconds();
    int attempts = 1;
    int wait = 60;
    for (double begins = attempt + wait; begins <= seconds; begins += attempt + wait) {
      attempts++;
      wait = Math.min(wait * 2, LONGEST_WAIT_SECONDS);
    }
    return attempts;
  }

  private void play(Event event, long nanos) {
    if (event instanceof Event.FaultBegins(GuestId guest, Fault fault)
        && fault == Fault.STUCK_BALLOON) {
      stuckSince.putIfAbsent(guest, nanos);
    }
    if (event instanceof Event.FaultEnds(GuestId guest, Fault fault)
        && fault == Fault.STUCK_BALLOON) {
      stuckSince.remove(guest);
    }
  }

  private static boolean isRelief(Order order, Cycle cycle) {
    Judged judged = cycle.record().judgement().judged().get(order.guest());
    return judged != null && judged.verdict() instanceof Verdict.Relieve;
  }
}
