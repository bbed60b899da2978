package io.ballast.sim;

import io.ballast.core.model.GuestTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Guests of all sizes, workloads and kinds, and hosts that are too small for them. */
final class RandomGuests {
  private RandomGuests() {}

  /** A host that is promised up to twice over. */
  static HostSpec host(List<GuestSpec> guests, RandomGenerator random) {
    long promised = guests.stream().mapToLong(GuestSpec::maximumKib).sum();
    long forGuests = (long) (promised / random.nextDouble(0.9, 2.0));
    long own = random.nextLong(Size.mib(256), Size.mib(768));
    long total = forGuests + own + guests.size() * Footprint.QEMU_KIB;
    long swap = random.nextInt(8) == 0 ? 0 : random.nextLong(total / 8, total);
    return new HostSpec(
        total, own, total / 32, swap, random.nextInt(2, 17), random.nextInt(4) != 0);
  }

  /** A scenario's guest of this number; of the first two, all can be managed. */
  static GuestSpec guest(int number, RandomGenerator own) {
    GuestSpec guest = guest("guest-" + number, own);
    return number < 2 ? guest : guest.withTraits(traits(own));
  }

  /** A guest of any size and workload, by this name. */
  static GuestSpec guest(String name, RandomGenerator own) {
    long size = Size.mib(256 * own.nextLong(1, 17));
    GuestSpec plain = GuestSpec.of(name, size, workload(size, own));
    return plain
        .withSwap(own.nextInt(3) == 0 ? 0 : own.nextLong(size / 8, size))
        .withCache(own.nextLong(0, size / 2))
        .withVcpus(own.nextInt(1, 5));
  }

  private static GuestTraits traits(RandomGenerator own) {
    int period = own.nextInt(8) == 0 ? 0 : own.nextInt(1, 6);
    return switch (own.nextInt(24)) {
      case 0 -> new GuestTraits(false, false, false, false, 0);
      case 1 -> new GuestTraits(true, false, true, false, period);
      case 2 -> new GuestTraits(true, false, false, true, period);
      default -> new GuestTraits(true, false, false, false, period);
    };
  }

  /** Any workload between a tenth and four fifths of a guest's memory. */
  private static Workload workload(long size, RandomGenerator own) {
    long low = own.nextLong(size / 10, size / 3);
    long high = own.nextLong(size / 3, size * 4 / 5);
    return switch (own.nextInt(6)) {
      case 0 -> new Workload.Idle();
      case 1 -> new Workload.Steady(high);
      case 2 -> new Workload.Wave(own.nextDouble(20, 180), low, high, own.nextDouble());
      case 3 -> new Workload.Burst(low, high, own.nextDouble(2, 30), 0.3, own.nextLong());
      case 4 -> new Workload.Ramp(low, high, own.nextDouble(60), own.nextDouble(61, 120));
      default -> trace(low, high, own);
    };
  }

  private static Workload trace(long low, long high, RandomGenerator own) {
    List<Workload.Trace.Point> points = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < 8; i++) {
      at += own.nextDouble(5, 40);
      points.add(new Workload.Trace.Point(at, own.nextLong(low, high)));
    }
    return new Workload.Trace(points);
  }
}
