package io.ballast.app.mom;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.config.LogTarget;
import io.ballast.app.config.LoggingConfig;
import io.ballast.app.config.PolicySource;
import io.ballast.app.config.Verbosity;
import io.ballast.app.log.Log;
import io.ballast.app.policies.InForce;
import io.ballast.app.policies.LivePolicies;
import io.ballast.app.policies.PolicySet;
import io.ballast.app.policies.Refused;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.explain.Explainer;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Events;
import io.ballast.core.record.LastHour;
import io.ballast.policy.syntax.Program;
import io.ballast.sim.SimHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated host whose policies others bring. */
final class MomRoom implements LivePolicies.News {
  private static final String CONFIG =
      """
      [main]
      controllers: Balloon, KSM
      host-monitor-interval: 1
      guest-monitor-interval: 1
      policy-engine-interval: 1
      %s
      [host]
      collectors: HostMemory, HostCpu%s
      [guest]
      collectors: GuestMemoryOptional, GuestBalloonOptional, GuestCpu%s
      """;

  final List<CycleRecord> records = new ArrayList<>();
  final List<String> news = new ArrayList<>();
  final List<String> debugged = new ArrayList<>();
  final Wiring wiring;
  final LivePolicies policies;
  final RunningMom mom;
  final Explainer explainer;

  /** Done by whoever brings a policy, before it is made ready. */
  volatile Runnable preparing = () -> {};

  private final SimHost host;
  private final Loop loop;

  /**
   * @param policy the line of [main] that says where it is
   */
  MomRoom(SimHost host, Path folder, String policy, String hostCollectors) throws Exception {
    this(host, folder, policy, hostCollectors, "");
  }

  MomRoom(SimHost host, Path folder, String policy, String hostCollectors, String guestCollectors)
      throws Exception {
    this.host = host;
    String text = CONFIG.formatted(policy, hostCollectors, guestCollectors);
    Config config = ((Config.Loaded) Config.parse("room", text, folder, Catalog.names())).config();
    PolicySource source = config.main().policySource();
    this.wiring = new Wiring(config);
    PolicySet set = PolicySet.read(source);
    Program program = Policies.load(set.source(), wiring.vocabulary()).program();
    this.policies =
        new LivePolicies(
            new InForce(set, "as configured", now().wall()),
            program,
            new LivePolicies.Workshop(
                wiring.vocabulary(),
                next -> {
                  preparing.run();
                  return wiring.evaluate(next, debugged::add);
                }),
            () -> now().wall(),
            this);
    LastHour hour =
        new LastHour(
            this::now, LastHour.Bounds.usual(), new Events(Duration.ofSeconds(4)), event -> {});
    Ports ports =
        new Ports(
            host.view(),
            new WritePorts(host.control(), host.kernelControl()),
            host.kernel(),
            this::now,
            Pace.simulated(host, 0));
    this.loop =
        wiring.loop(
            policies.current(),
            ports,
            cycle -> {
              records.add(cycle);
              hour.write(cycle);
            });
    this.explainer = wiring.explainer();
    LoggingConfig quiet = new LoggingConfig(new LogTarget.Stdio(), Verbosity.CRITICAL, 0, 0);
    this.mom = new RunningMom(policies, source, hour, host.kernel(), Log.open(quiet));
  }

  private Moment now() {
    return new Moment(Instant.EPOCH.plusNanos(host.clock().nanos()), host.clock().nanos());
  }

  MomRoom turn(int turns) {
    for (int i = 0; i < turns; i++) {
      host.advance(Duration.ofSeconds(1));
      loop.turn();
    }
    return this;
  }

  @Override
  public void loaded(InForce loaded, String warnings) {
    news.add("loaded " + loaded.from());
  }

  @Override
  public void refused(Refused refused) {
    news.add("refused " + refused.what());
  }
}
