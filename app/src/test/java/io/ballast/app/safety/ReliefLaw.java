package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Action;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sound guest that is seen to starve while the host is short gets memory in the same cycle: up to
 * its limit or to what it is entitled to by guarantee or shares, whichever is less, as far as the
 * host has it. What the host has is what is available, less a quarter of the reserve, less what was
 * ordered within the last 30 s, and less what others get in the same cycle: of several that starve
 * together each gets something. A page less is rounding.
 *
 * <p>It starves if its driver reported lately that less than a hundredth of it is usable, or that
 * it swaps in more than 1 MiB a second with less than a tenth usable.
 */
final class ReliefLaw implements Run.Law {
  private static final long SWAP_IN_KIB_PER_SECOND = 1024;
  private static final long PAGE_KIB = 4;
  private static final long STALE_SECONDS = 30;

  /** What is less than this, or than a hundredth, is no change worth doing. */
  private static final long SMALLEST_KIB = 4096;

  private final Granted granted = new Granted();
  private final Map<GuestId, BalloonReading> reports = new HashMap<>();
  private final Map<GuestId, Double> swapIns = new HashMap<>();
  private int relieved;

  /** How often somebody was relieved as promised. */
  int relieved() {
    return relieved;
  }

  @Override
  public void check(Cycle cycle) {
    cycle.seen().values().forEach(this::listen);
    reports.keySet().retainAll(cycle.seen().keySet());
    long available = cycle.host().availableKib();
    long left = available - cycle.reserveKib() / 4 - granted.sumKib(cycle.nanos());
    if (available < cycle.reserveKib() && left > PAGE_KIB) {
      cycle.seen().values().stream()
          .filter(guest -> starves(guest, cycle))
          .forEach(guest -> check(guest, left - growthOfOthers(guest.id(), cycle), cycle));
    }
    granted.note(cycle);
  }

  private void check(GuestReading guest, long leftKib, Cycle cycle) {
    long current = guest.balloon().orElseThrow().currentKib();
    long entitled = Math.min(entitled(guest, cycle), promise(guest).limitKib());
    long reach = granted.reachKib(guest.id(), current, cycle.nanos());
    long due = Math.min(entitled - reach, leftKib);
    if (entitled - reach < Math.max(SMALLEST_KIB, promise(guest).limitKib() / 50)
        || isRefused(guest.id(), cycle)) {
      return;
    }
    Optional<Order> order =
        cycle.orders().stream().filter(o -> o.guest().equals(guest.id())).findFirst();
    assertThat(order).as("order for %s, which starves at %s", guest.name(), current).isPresent();
    assertThat(order.get().kib())
        .as("size ordered for %s, which starves at %s", guest.name(), current)
        .isGreaterThan(current)
        .isGreaterThanOrEqualTo(reach + due - PAGE_KIB);
    relieved++;
  }

  /** A hypervisor that is away takes no order; a guest behind others is then not even tried. */
  private static boolean isRefused(GuestId guest, Cycle cycle) {
    return cycle.record().deeds().stream()
        .anyMatch(
            deed ->
                deed.action() instanceof Action.OfGuest one
                    && one.guest().id().equals(guest)
                    && deed.outcome() instanceof Outcome.Refused);
  }

  private long growthOfOthers(GuestId guest, Cycle cycle) {
    return cycle.orders().stream()
        .filter(order -> !order.guest().equals(guest))
        .mapToLong(
            order -> order.kib() - granted.reachKib(order.guest(), order.fromKib(), cycle.nanos()))
        .filter(growth -> growth > 0)
        .sum();
  }

  private boolean starves(GuestReading guest, Cycle cycle) {
    GuestTraits traits = guest.traits();
    boolean able =
        guest.state() == GuestState.RUNNING
            && traits.balloonDevice()
            && !(traits.hugepages() || traits.lockedMemory() || traits.hostDevices());
    if (!able || !cycle.past().isSound(guest.id())) {
      return false;
    }
    BalloonReading balloon = guest.balloon().orElseThrow();
    long usable = balloon.usableKib().orElse(Long.MAX_VALUE);
    boolean swaps = swapIns.getOrDefault(guest.id(), 0.0) > SWAP_IN_KIB_PER_SECOND;
    return cycle.reportAge(guest) < STALE_SECONDS
        && (usable < balloon.currentKib() / 100 || (swaps && usable < balloon.currentKib() / 10));
  }

  /** Swap-in is a rate between two reports, whenever they come. */
  private void listen(GuestReading guest) {
    BalloonReading now = guest.balloon().orElse(null);
    if (now == null || now.lastUpdateSeconds().isEmpty()) {
      swapIns.remove(guest.id());
      return;
    }
    BalloonReading before = reports.put(guest.id(), now);
    long seconds = before == null ? 0 : updated(now) - updated(before);
    if (seconds > 0 && before != null) {
      long more = now.swapInKib().orElse(0) - before.swapInKib().orElse(0);
      swapIns.put(guest.id(), (double) more / seconds);
    }
  }

  private static long updated(BalloonReading balloon) {
    return balloon.lastUpdateSeconds().orElse(0);
  }

  private static long entitled(GuestReading guest, Cycle cycle) {
    long shares = cycle.seen().values().stream().mapToLong(each -> promise(each).shares()).sum();
    long divisible = cycle.host().totalKib() - cycle.reserveKib();
    long fair = divisible * promise(guest).shares() / shares;
    return Math.max(promise(guest).guaranteeKib(), fair);
  }

  private static Promise promise(GuestReading guest) {
    long maximum = guest.balloon().map(balloon -> balloon.maximumKib()).orElse(0L);
    return Promise.to(guest.name(), maximum);
  }
}
