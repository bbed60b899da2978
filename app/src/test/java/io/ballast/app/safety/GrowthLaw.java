package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.snapshot.GuestSnapshot;
import java.util.List;

/**
 * What a release gives back in one pass fits into the memory that the host had when it was read:
 * all of it less a quarter of the reserve for those in distress, all of it less the whole reserve
 * for the others together. What a guest was given within the last 30 s is not given anew. A page
 * more is rounding.
 */
final class GrowthLaw implements Run.Law {
  private static final long PAGE_KIB = 4;

  private final Granted granted = new Granted();

  @Override
  public void check(Cycle cycle) {
    long available = cycle.host().availableKib();
    List<Order> growth = cycle.orders().stream().filter(Order::grows).toList();
    assertThat(growth.stream().mapToLong(this::more).sum())
        .as("growth of a pass, of %s available", available)
        .isLessThanOrEqualTo(PAGE_KIB + Math.max(0, available - cycle.reserveKib() / 4));
    assertThat(growth.stream().filter(order -> !starves(order, cycle)).mapToLong(this::more).sum())
        .as("growth of a pass without those in distress, of %s available", available)
        .isLessThanOrEqualTo(PAGE_KIB + Math.max(0, available - cycle.reserveKib()));
    granted.note(cycle);
  }

  private static boolean starves(Order order, Cycle cycle) {
    GuestSnapshot guest = cycle.record().snapshot().byId().get(order.guest());
    return guest != null && guest.estimate() != null && guest.estimate().inDistress();
  }

  private long more(Order order) {
    long reach = granted.reachKib(order.guest(), order.fromKib(), order.nanos());
    return Math.max(0, order.kib() - reach);
  }
}
