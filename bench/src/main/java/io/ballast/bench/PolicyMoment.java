package io.ballast.bench;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.evaluate.Scene;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.World;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.Vocabulary;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the policy {@code classic} is asked about: a host under pressure with its guests, as the
 * daemon sees it after some cycles.
 */
record PolicyMoment(Program program, Snapshot snapshot, HostSnapshot host, World world) {
  private static final Duration INTERVAL = Duration.ofSeconds(4);
  private static final String CONFIG =
      """
      [main]
      host-monitor-interval: 4
      guest-monitor-interval: 4
      policy-engine-interval: 4
      sample-history-length: %d
      hypervisor-interface: sim
      controllers: Balloon, KSM
      shipped-policy: classic
      """;

  /**
   * A moment with so many guests, each with that many samples.
   *
   * @throws IllegalStateException if the shipped configuration cannot be read
   */
  static PolicyMoment of(int guests, int samples) throws Exception {
    Wiring wiring = wiring(samples);
    Source source = Policies.shipped(ShippedPolicy.CLASSIC);
    Program program = Policies.load(source, wiring.vocabulary()).program();
    Snapshot snapshot = snapshot(wiring, program, guests, samples);
    HostSnapshot host = snapshot.host();
    if (host == null) {
      throw new IllegalStateException("The simulated host was not read.");
    }
    return of(program, snapshot, host);
  }

  /** What a policy sees of that snapshot. */
  static PolicyMoment of(Program program, Snapshot snapshot, HostSnapshot host) {
    Wiring wiring = wiring(1);
    Scene scene = new Scene(wiring.hostType(), wiring.guestType());
    World world = scene.world(host, snapshot, Variables.none());
    return new PolicyMoment(program, snapshot, host, world);
  }

  /** What policies may name there. */
  static Vocabulary vocabulary() {
    return wiring(1).vocabulary();
  }

  private static Wiring wiring(int samples) {
    Config.Result read =
        Config.parse("bench", CONFIG.formatted(samples), Path.of("/"), Catalog.names());
    if (!(read instanceof Config.Loaded(Config config, var _))) {
      throw new IllegalStateException(read.toString());
    }
    return new Wiring(config);
  }

  private static Snapshot snapshot(Wiring wiring, Program program, int guests, int samples)
      throws Exception {
    SimHost host = new SimHost(Scenarios.fleet(guests, 1));
    List<CycleRecord> last = new ArrayList<>();
    Ports ports =
        new Ports(
            host.view(),
            new WritePorts(host.control(), host.kernelControl()),
            host.kernel(),
            () -> new Moment(host.clock().instant(), host.clock().nanos()),
            Pace.simulated(host, 0));
    Loop loop = wiring.loop(program, ports, last::add, line -> {});
    for (int i = 0; i < samples; i++) {
      last.clear();
      loop.turn();
      host.advance(INTERVAL);
    }
    return last.getFirst().snapshot();
  }
}
