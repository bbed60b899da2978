package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;

/**
 * No order shrinks a guest below its floor. The floor is the guest's guarantee, or what its driver
 * last said it uses with a reserve of a sixteenth (48 MiB at least) where that is more; a limit
 * below that wins. Without a plausible report of the last 30 s nothing shrinks at all; drivers tell
 * the time in whole seconds.
 *
 * <p>What a driver says is not always true. Of a guest whose driver was always sound, and whose
 * balloon nobody else moved, no order takes what its kernel and programs really held when it last
 * reported; what they asked for since nobody can know.
 */
final class FloorLaw implements Run.Law {
  private static final long RESERVE_KIB = 48 * 1024;
  private static final long STALE_SECONDS = 30;

  @Override
  public void check(Cycle cycle) {
    for (Order order : cycle.orders()) {
      if (order.shrinks()) {
        check(order, cycle);
      }
    }
  }

  private static void check(Order order, Cycle cycle) {
    String name = order.seen().name();
    BalloonReading balloon = order.seen().balloon().orElseThrow();
    assertThat(believable(balloon)).as("%s reports what can be believed", name).isTrue();
    long reported = balloon.lastUpdateSeconds().orElseThrow();
    assertThat(cycle.reportAge(order.seen()))
        .as("seconds since %s reported", name)
        .isLessThanOrEqualTo(STALE_SECONDS + 1);
    long overhead = cycle.past().spec(order.guest()).overheadKib();
    long used = overhead + available(balloon) - balloon.usableKib().orElseThrow();
    Promise promise = Promise.to(name, balloon.maximumKib());
    long wanted = Math.max(promise.guaranteeKib(), used + Math.max(RESERVE_KIB, used / 16));
    assertThat(order.kib())
        .as("size ordered for %s, which had %s", name, order.fromKib())
        .isGreaterThanOrEqualTo(Math.min(wanted, promise.limitKib()));
    if (cycle.past().isSound(order.guest())) {
      long held = cycle.past().heldKib(order.guest(), reported);
      assertThat(order.kib())
          .as("size ordered for %s, which had %s", name, order.fromKib())
          .isGreaterThanOrEqualTo(Math.min(held, promise.limitKib()));
    }
  }

  private static boolean believable(BalloonReading balloon) {
    long available = available(balloon);
    return balloon.lastUpdateSeconds().isPresent()
        && available > 0
        && available <= balloon.maximumKib() * 17 / 16
        && balloon.usableKib().orElse(Long.MAX_VALUE) <= available
        && balloon.unusedKib().orElse(Long.MAX_VALUE) <= available;
  }

  private static long available(BalloonReading balloon) {
    return balloon.availableKib().orElse(0);
  }
}
