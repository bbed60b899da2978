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
import io.ballast.core.collect.Informants;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.ManagerWatch;
import io.ballast.core.evaluate.CurrentPolicy;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.explain.Explainer;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.KsmTuning;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Tuning;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.OtherManager;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.record.Recorder;
import io.ballast.core.release.Release;
import io.ballast.core.snapshot.Estimator;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The composition root: from a configuration and a world to a loop. */
public final class Wiring {
  private static final Duration FOREVER = Duration.ofDays(365);

  /** A release reads just before each pass. */
  private static final Duration RELEASE_INTERVAL = Duration.ofMillis(900);

  private final Config config;
  private final Duration longestInterval;
  private final ServiceClasses classes;
  private final boolean runsShipped;
  private final List<HostCollector> hostCollectors;
  private final Layout hostLayout;
  private final Layout guestLayout;

  /** For the policy that the configuration names. */
  public Wiring(Config config) {
    this(config, config.main().policySource() instanceof PolicySource.Shipped, FOREVER);
  }

  private Wiring(Config config, boolean runsShipped, Duration longestInterval) {
    this.config = config;
    this.longestInterval = longestInterval;
    this.classes = config.classes();
    this.runsShipped = runsShipped;
    this.hostCollectors =
        collectors(
            config.collectors().host(),
            usualHost(),
            Catalog::hostCollectors,
            HostCollector::fields);
    this.hostLayout = Catalog.hostLayout(hostCollectors);
    this.guestLayout = Catalog.guestLayout(guestCollectors(Informants.NONE));
  }

  /** New collectors of guests, which ask those who can be asked themselves in this way. */
  private List<GuestCollector> guestCollectors(Informants informants) {
    Catalog.Making making = new Catalog.Making(classes, informants, config.collectors().settings());
    return collectors(
        config.collectors().guest(),
        usualGuest(),
        names -> Catalog.guestCollectors(names, making),
        GuestCollector::fields);
  }

  /** For policies from elsewhere, which get what the configuration names and no more. */
  public static Wiring forOthers(Config config) {
    return new Wiring(config, false, FOREVER);
  }

  /** The same for somebody who waits: nothing is read or decided less often than this. */
  public Wiring hurried(Duration longest) {
    return new Wiring(config, runsShipped, longest);
  }

  private List<String> usualHost() {
    return Catalog.usualHostCollectors(config.main().policySource());
  }

  private List<String> usualGuest() {
    return Catalog.usualGuestCollectors(config.main().policySource());
  }

  /** A shipped policy has what it reads, whatever is named; what is named gives a field first. */
  private <T> List<T> collectors(
      List<String> named,
      List<String> usual,
      Function<List<String>, List<T>> make,
      Function<T, List<FieldDecl>> fields) {
    if (named.isEmpty()) {
      return make.apply(usual);
    }
    return runsShipped
        ? Catalog.with(make.apply(named), make.apply(usual), fields)
        : make.apply(named);
  }

  /**
   * What a policy may name under this configuration, and which line of it brings what else there
   * is. A shipped policy knows every control, and gets along without those that are not configured;
   * for others, that is worth a warning.
   */
  public Vocabulary vocabulary() {
    List<String> known = runsShipped ? Catalog.controllers() : config.main().controllers();
    Missing missing =
        new Missing(
            inForce(config.collectors().host(), usualHost()),
            inForce(config.collectors().guest(), usualGuest()),
            known);
    return Catalog.vocabulary(
        missing.ofHost(Catalog.hostType(hostLayout, known)),
        missing.ofGuest(Catalog.guestType(guestLayout, known)));
  }

  private static List<String> inForce(List<String> named, List<String> usual) {
    return named.isEmpty() ? usual : named;
  }

  /** What policies see as {@code Host}. */
  public EntityType hostType() {
    return Catalog.hostType(hostLayout, config.main().controllers());
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
   * A loop with one policy, which stays.
   *
   * @param debug gets what policies write with {@code debug}
   */
  public Loop loop(Program program, Ports ports, Recorder recorder, Consumer<String> debug) {
    return loop(new CurrentPolicy(evaluate(program, debug)), ports, recorder);
  }

  /** The loop. */
  public Loop loop(CurrentPolicy policy, Ports ports, Recorder recorder) {
    Loop.Parts parts =
        new Loop.Parts(
            collect(
                ports,
                config.main().hostMonitorInterval(),
                config.main().guestMonitorInterval(),
                Set.of()),
            snapshots(),
            policy,
            guard(),
            actuator(ports.writes()),
            recorder);
    return new Loop(parts, ports.time(), capped(config.main().policyEngineInterval()));
  }

  /**
   * What gives back the settings in a ledger.
   *
   * @param ledger that of the ports, where these can write
   */
  public Release release(Ports ports, Ledger ledger, Recorder recorder) {
    Release.Parts parts =
        new Release.Parts(
            collect(ports, RELEASE_INTERVAL, RELEASE_INTERVAL, ledger.details()),
            snapshots(),
            new Guard(tuning().forRelease()),
            actuator(ports.writes()),
            ledger,
            recorder);
    return new Release(parts, ports.time());
  }

  private Collect collect(
      Ports ports, Duration hostInterval, Duration guestInterval, Set<GuestDetail> besides) {
    return new Collect(
        new HostMonitor(ports.kernel(), hostCollectors, hostLayout),
        capped(hostInterval),
        new GuestMonitor(
            ports.view(),
            ports.kernel(),
            guestCollectors(ports.informants()),
            guestLayout,
            besides),
        capped(guestInterval),
        new ManagerWatch(ports.kernel(), ports.writes() == null ? Set.of() : rivals(config)));
  }

  private Duration capped(Duration interval) {
    return interval.compareTo(longestInterval) < 0 ? interval : longestInterval;
  }

  /** The programs that turn knobs that this configuration has us turn. */
  public static Set<OtherManager.Kind> rivals(Config config) {
    return config.main().controllers().contains("KSM")
        ? EnumSet.allOf(OtherManager.Kind.class)
        : EnumSet.of(OtherManager.Kind.MOM);
  }

  /**
   * What evaluates a policy. It compiles it, here and now: whoever loads a policy waits, no cycle.
   * If it turns out to be much work, a thread of its own generates code for it.
   *
   * @param debug gets what policies write with {@code debug}
   */
  public Evaluate evaluate(Program program, Consumer<String> debug) {
    return new Evaluate(
        Compiled.of(program, Wiring::beside),
        hostType(),
        guestType(),
        new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, debug));
  }

  /** Does some work beside everything else, and after it. */
  private static void beside(Runnable work) {
    Thread thread = new Thread(work, "ballast-policy-code");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** What explains the records of a loop of this wiring. */
  public Explainer explainer() {
    return new Explainer(guard());
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
        atLeastASecond(config.main().guestMonitorInterval()),
        new KsmTuning(
            config.main().controllers().contains(Catalog.KSM), guard.ksmCpuLimit().ratio()));
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
