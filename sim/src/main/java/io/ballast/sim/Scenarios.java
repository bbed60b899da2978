package io.ballast.sim;

import io.ballast.sim.Scenario.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scenarios for everybody: one to look at, random nasty ones, and large ones. */
public final class Scenarios {
  /** How long all is quiet at the end of {@link #calamities}. */
  public static final Duration CALM = Duration.ofSeconds(60);

  private Scenarios() {}

  /**
   * Eight guests of four service classes on a host of 16 GiB with 22 GiB promised: waves of two
   * minutes make it run short and recover, and after a while one driver sticks for half a minute.
   *
   * @param seed of the batch guest's spikes
   */
  public static Scenario demo(long seed) {
    List<GuestSpec> guests =
        List.of(
            wave("platinum-db-1", 4, 0.20, 0.70, 0.00),
            wave("platinum-db-2", 4, 0.15, 0.50, 0.08),
            wave("gold-web-1", 2, 0.20, 0.65, 0.04),
            wave("gold-web-2", 2, 0.20, 0.60, 0.50),
            wave("compute-batch-1", 3, 0.10, 0.55, 0.92),
            burst("compute-batch-2", 3, seed),
            wave("vapor-spot-1", 2, 0.10, 0.50, 0.00),
            wave("vapor-spot-2", 2, 0.10, 0.30, 0.50));
    List<Timed> events =
        List.of(
            at(150, new Event.FaultBegins(GuestSpec.idOf("vapor-spot-2"), Fault.STUCK_BALLOON)),
            at(180, new Event.FaultEnds(GuestSpec.idOf("vapor-spot-2"), Fault.STUCK_BALLOON)));
    long total = Size.gib(16);
    HostSpec host = new HostSpec(total, Size.mib(512), total / 32, total / 2, 8, true).withNodes(2);
    return new Scenario(host, guests, events, seed, Duration.ofMinutes(4));
  }

  private static GuestSpec wave(String name, long gib, double low, double high, double phase) {
    long size = Size.gib(gib);
    Workload workload = new Workload.Wave(120, (long) (low * size), (long) (high * size), phase);
    return GuestSpec.of(name, size, workload).withVcpus(2).withCache(size / 8).withTags(tier(name));
  }

  private static GuestSpec burst(String name, long gib, long seed) {
    long size = Size.gib(gib);
    Workload workload = new Workload.Burst(size / 8, size / 2, 15, 0.3, seed);
    return GuestSpec.of(name, size, workload).withCache(size / 8).withTags(tier(name));
  }

  /** What comes before the first dash of its name. */
  private static Map<String, String> tier(String name) {
    return Map.of("tier", name.substring(0, name.indexOf('-')));
  }

  private static Timed at(long seconds, Event event) {
    return new Timed(Duration.ofSeconds(seconds), event);
  }

  /**
   * A nasty mixture: three to twelve guests of all sizes and workloads on a host that is promised
   * up to twice over, and in each scenario stuck drivers, lies, frozen statistics, a surge, a guest
   * that comes and one that goes; in many of them more. Any twenty seeds in a row have every fault.
   */
  public static Scenario random(long seed) {
    return new RandomScenario(seed).make();
  }

  /**
   * Everything that can happen to a host, many times over and in any order: three to twelve guests,
   * two of one name in every third scenario, on hosts with and without KSM, for 5 to 10 minutes.
   * Any thirty seeds in a row have every kind of event and every fault.
   *
   * <p>What befalls the host, its clock, kernel and hypervisor ends {@link #CALM} before the end,
   * and in that time nothing more happens to anybody; faults of drivers, and what others set, may
   * last.
   */
  public static Scenario calamities(long seed) {
    return new RandomCalamities(seed).make();
  }

  /**
   * Many ordinary guests for measuring: from 1 to 8 GiB each, on a host with seven tenths of what
   * they were promised.
   */
  public static Scenario fleet(int count, long seed) {
    List<GuestSpec> guests = new ArrayList<>(count);
    long promised = 0;
    for (int i = 0; i < count; i++) {
      GuestSpec guest = wave("fleet-" + i, 1 + i % 8, 0.1, 0.6, Noise.unit(seed, i));
      promised += guest.maximumKib();
      guests.add(guest);
    }
    HostSpec host = HostSpec.of(promised * 7 / 10 + Size.gib(1), Math.max(2, count / 2));
    return new Scenario(host, guests, List.of(), seed, Duration.ofMinutes(10));
  }
}
