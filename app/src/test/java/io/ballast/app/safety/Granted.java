package io.ballast.app.safety;

import io.ballast.core.model.GuestId;
import java.util.HashMap;
import java.util.Map;

/** Growth ordered lately, by guest: memory that may be on its way out of the host still. */
final class Granted {
  private static final long LATELY_NANOS = 30_000_000_000L;

  private final Map<GuestId, Order> last = new HashMap<>();

  void note(Cycle cycle) {
    cycle.orders().stream()
        .filter(Order::accepted)
        .forEach(
            order -> {
              if (order.grows()) {
                last.put(order.guest(), order);
              } else if (order.shrinks()) {
                last.remove(order.guest());
              }
            });
    last.values().removeIf(order -> cycle.nanos() - order.nanos() > LATELY_NANOS);
  }

  /** The size that a guest was given last, if that was growth and lately; otherwise its own. */
  long reachKib(GuestId guest, long ownKib, long nowNanos) {
    Order order = last.get(guest);
    return order != null && nowNanos - order.nanos() <= LATELY_NANOS
        ? Math.max(ownKib, order.kib())
        : ownKib;
  }

  /** All growth ordered lately, whether it was used since or not. */
  long sumKib(long nowNanos) {
    return last.values().stream()
        .filter(order -> nowNanos - order.nanos() <= LATELY_NANOS)
        .mapToLong(order -> order.kib() - order.fromKib())
        .sum();
  }
}
