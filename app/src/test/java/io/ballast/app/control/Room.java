package io.ballast.app.control;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.app.policies.InForce;
import io.ballast.app.policies.PolicySet;
import io.ballast.app.policies.Refused;
import io.ballast.app.show.Facts;
import io.ballast.app.show.TracedExplain;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import io.ballast.core.record.Event;
import io.ballast.core.record.Events;
import io.ballast.core.record.LastHour;
import io.ballast.policy.syntax.Program;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import io.ballast.sim.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** The loop on a simulated host, the last hour that it writes, and a desk that answers from it. */
final class Room {
  static final Instant SINCE = Instant.parse("2030-01-01T00:00:00Z");
  private static final String CONFIG =
      """
      [main]
      hypervisor-interface: sim
      host-monitor-interval: 1
      guest-monitor-interval: 1
      policy-engine-interval: 2
      """;

  final SimHost host;
  final Loop loop;
  final LastHour hour;
  final Desk desk;

  /** While it is set, the hypervisor does not come back from a call. */
  volatile CountDownLatch hanging = new CountDownLatch(0);

  private Optional<Refused> refused = Optional.empty();
  private volatile long nanos = 1_000_000_000_000L;

  Room(SimHost host) throws Exception {
    this.host = host;
    Config config =
        ((Config.Loaded) Config.parse("room", CONFIG, Path.of("/"), Catalog.names())).config();
    Wiring wiring = new Wiring(config);
    this.hour =
        new LastHour(
            this::now, LastHour.Bounds.usual(), new Events(Duration.ofSeconds(4)), event -> {});
    Ports ports =
        new Ports(
            new Hanging(),
            new WritePorts(host.control(), host.kernelControl()),
            host.kernel(),
            () -> new Moment(host.clock().instant(), host.clock().nanos()),
            Pace.simulated(host, 0));
    Program program =
        Policies.load(Policies.shipped(ShippedPolicy.DEFAULT), wiring.vocabulary()).program();
    this.loop = wiring.loop(program, ports, hour, line -> {});
    this.desk = new Desk(facts(), hour, new TracedExplain(wiring.explainer()), this::now);
  }

  static Room demo() throws Exception {
    return new Room(new SimHost(Scenarios.demo(1)));
  }

  /** Idle guests of 1 GiB with these names. */
  static Room of(String... names) throws Exception {
    GuestSpec[] guests = Stream.of(names).map(Room::guest).toArray(GuestSpec[]::new);
    return new Room(new SimHost(Scenario.quiet(HostSpec.of(Memory.gib(16), 4), guests)));
  }

  static GuestSpec guest(String name) {
    return GuestSpec.of(name, Memory.gib(1), new Workload.Steady(Memory.mib(300)));
  }

  static GuestSpec twin(GuestSpec guest, String uuid) {
    return new GuestSpec(
        new GuestId(uuid),
        guest.name(),
        guest.maximumKib(),
        guest.overheadKib(),
        guest.swapKib(),
        guest.cacheKib(),
        guest.vcpus(),
        guest.workload(),
        guest.balloon(),
        guest.traits(),
        guest.faults(),
        guest.sharing(),
        guest.tags());
  }

  /** The machine's clock, which is not the simulated host's. */
  Moment now() {
    return new Moment(SINCE.plusNanos(nanos), nanos);
  }

  /** Time passes on the machine, whatever the loop does. */
  Room pass(Duration time) {
    nanos += time.toNanos();
    return this;
  }

  /** Turns of the loop, a second apart by both clocks. */
  Room turn(int turns) {
    for (int i = 0; i < turns; i++) {
      host.advance(Duration.ofSeconds(1));
      pass(Duration.ofSeconds(1));
      loop.turn();
    }
    return this;
  }

  Room happens(io.ballast.sim.Event event) {
    host.happen(event);
    return this;
  }

  /** Somebody brings a policy that cannot be used. */
  Room refuse(String what, String why) {
    refused = Optional.of(new Refused(what, why, SINCE));
    return this;
  }

  void tell(Event event) {
    hour.tell(event);
  }

  private Facts facts() {
    return new Facts(
        "test",
        7,
        SINCE,
        false,
        "sim",
        () -> new InForce(PolicySet.single(""), "default", SINCE),
        () -> refused,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        () -> OptionalInt.of(3));
  }

  private final class Hanging implements HypervisorView {
    @Override
    public String description() {
      return "sim";
    }

    @Override
    public List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException {
      try {
        hanging.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return host.view().guests(details);
    }

    @Override
    public void close() {}
  }
}
