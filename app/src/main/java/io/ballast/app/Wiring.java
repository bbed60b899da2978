package io.ballast.app;

import io.ballast.app.config.Config;
import io.ballast.app.config.GuardConfig;
import io.ballast.app.config.PolicySource;
import io.ballast.core.Loop;
import io.ballast.core.act.Actuator;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.Collect;
import io.ballast.core.collect.GuestCollector;
import io.ballast.core.collect.GuestMonitor;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.HostMonitor;
import io.ballast.core.collect.Layout;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.explain.Explainer;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Tuning;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.record.Recorder;
import io.ballast.core.snapshot.Estimator;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The composition root: from a configuration and a world to a loop. */
public final class Wiring {
  private final Config config;
  private final ServiceClasses classes;
  private final List<HostCollector> hostCollectors;
  private final List<GuestCollector> guestCollectors;
  private final Layout hostLayout;
  private final Layout guestLayout;

  public Wiring(Config config) {
    this.config = config;
    this.classes = config.classes();
    PolicySource policy = config.main().policySource();
    this.hostCollectors =
        Catalog.hostCollectors(
            orUsual(config.collectors().host(), Catalog.usualHostCollectors(policy)));
    this.guestCollectors =
        Catalog.guestCollectors(
            orUsual(config.collectors().guest(), Catalog.usualGuestCollectors(policy)), classes);
    this.hostLayout = Catalog.hostLayout(hostCollectors);
    this.guestLayout = Catalog.guestLayout(guestCollectors);
  }

  private static List<String> orUsual(List<String> named, List<String> usual) {
    return named.isEmpty() ? usual : named;
  }

  /** What a policy may name under this configuration. */
  public Vocabulary vocabulary() {
    return Vocabulary.of(hostType(), guestType());
  }

  /** What policies see as {@code Host}. */
  public EntityType hostType() {
    return Catalog.hostType(hostLayout);
  }

  /** What policies see as each of {@code Guests}. */
  public EntityType guestType() {
    return Catalog.guestType(guestLayout, config.main().controllers());
  }

  /** What folds readings into snapshots. */
  public Snapshots snapshots() {
    return new Snapshots(
        classes,
        new Estimator(seconds(config.guard().staleAfter())),
        config.main().sampleHistoryLength(),
        config.guard().hostReserve());
  }

  /** The guard, with nothing remembered. */
  public Guard guard() {
    return new Guard(tuning());
  }

  /**
   * The loop.
   *
   * @param debug gets what policies write with {@code debug}
   */
  public Loop loop(Program program, Ports ports, Recorder recorder, Consumer<String> debug) {
    Loop.Parts parts =
        new Loop.Parts(
            collect(ports),
            snapshots(),
            evaluate(program, debug),
            guard(),
            actuator(ports.writes()),
            recorder);
    return new Loop(parts, ports.time(), config.main().policyEngineInterval());
  }

  private Collect collect(Ports ports) {
    return new Collect(
        new HostMonitor(ports.kernel(), hostCollectors, hostLayout),
        config.main().hostMonitorInterval(),
        new GuestMonitor(ports.view(), ports.kernel(), guestCollectors, guestLayout),
        config.main().guestMonitorInterval());
  }

  /**
   * What evaluates a policy.
   *
   * @param debug gets what policies write with {@code debug}
   */
  public Evaluate evaluate(Program program, Consumer<String> debug) {
    return new Evaluate(
        program,
        hostType(),
        guestType(),
        new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, debug));
  }

  /** What explains the records of a loop with this program. */
  public Explainer explainer(Program program) {
    return new Explainer(evaluate(program, line -> {}), guard());
  }

  private static Actuator actuator(@Nullable WritePorts writes) {
    return writes == null ? Actuator.dryRun() : Actuator.on(writes);
  }

  private Tuning tuning() {
    GuardConfig guard = config.guard();
    return new Tuning(
        rails(),
        guard.shrinkStep().ratio(),
        guard.shrinkRate().ratio(),
        guard.coolDown(),
        guard.minimumChange(),
        guard.staleAfter(),
        guard.noProgressCycles(),
        guard.backOff(),
        atLeastASecond(config.main().guestMonitorInterval()));
  }

  private Set<Rail> rails() {
    return config.smoothing()
        ? EnumSet.allOf(Rail.class)
        : Arrays.stream(Rail.values()).filter(Rail::isSafety).collect(Collectors.toSet());
  }

  private static Duration atLeastASecond(Duration interval) {
    return Duration.ofSeconds(Math.max(1, interval.toSeconds()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
