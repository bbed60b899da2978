package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Verdict;
import java.util.List;

/**
 * What the guests of a cycle are given anew fits into the memory that the host had when the loop
 * read it: all of it less a quarter of the reserve for those in distress, all of it less the whole
 * reserve for the others together. What a guest was given within the last 30 s is not given anew.
 * And none is given more than its limit. A page more is rounding.
 */
final class HeadroomLaw implements Run.Law {
  private static final long PAGE_KIB = 4;

  private final Granted granted = new Granted();

  @Override
  public void check(Cycle cycle) {
    List<Order> growth = cycle.orders().stream().filter(Order::grows).toList();
    long available = cycle.host().availableKib();
    assertThat(growth.stream().mapToLong(this::more).sum())
        .as("growth of a cycle, of %s available", available)
        .isLessThanOrEqualTo(PAGE_KIB + Math.max(0, available - cycle.reserveKib() / 4));
    assertThat(growth.stream().filter(order -> !isRelief(order, cycle)).mapToLong(this::more).sum())
        .as("growth of a cycle without relief, of %s available", available)
        .isLessThanOrEqualTo(PAGE_KIB + Math.max(0, available - cycle.reserveKib()));
    assertThat(growth)
        .allSatisfy(order -> assertThat(order.kib()).isLessThanOrEqualTo(limit(order)));
    granted.note(cycle);
  }

  private long more(Order order) {
    long reach = granted.reachKib(order.guest(), order.fromKib(), order.nanos());
    return Math.max(0, order.kib() - reach);
  }

  private static boolean isRelief(Order order, Cycle cycle) {
    Judged judged = cycle.record().judgement().judged().get(order.guest());
    return judged != null && judged.verdict() instanceof Verdict.Relieve;
  }

  private static long limit(Order order) {
    long maximum = order.seen().balloon().orElseThrow().maximumKib();
    return Promise.to(order.seen().name(), maximum).limitKib();
  }
}
