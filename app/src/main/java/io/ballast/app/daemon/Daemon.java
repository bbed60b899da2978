package io.ballast.app.daemon;

import io.ballast.app.Engine;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Version;
import io.ballast.app.config.Config;
import io.ballast.app.config.MainConfig;
import io.ballast.app.control.ControlServer;
import io.ballast.app.control.Desk;
import io.ballast.app.http.NotOpened;
import io.ballast.app.http.UnixSocket;
import io.ballast.app.log.Log;
import io.ballast.app.mom.Mom;
import io.ballast.app.mom.RunningMom;
import io.ballast.app.plot.PlotWriter;
import io.ballast.app.policies.LivePolicies;
import io.ballast.app.rpc.RpcServer;
import io.ballast.app.show.Explain;
import io.ballast.app.show.Facts;
import io.ballast.app.show.TracedExplain;
import io.ballast.core.Time;
import io.ballast.core.act.WritePorts;
import io.ballast.core.record.Event.Kind;
import io.ballast.core.record.Events;
import io.ballast.core.record.LastHour;
import io.ballast.core.record.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What a daemon holds open: it is opened from top to bottom and closed upwards. */
public final class Daemon implements AutoCloseable {
  private static final Time CLOCK = Time.system();

  private final Start start;
  private final Log log;
  private final SoleManager sole;
  private final Ports ports;
  private final LastHour hour;
  private final DaemonLog told;
  private final LivePolicies policies;
  private final Mom mom;
  private final @Nullable PlotWriter plot;
  private final Engine engine;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final @Nullable ControlServer control;
  private final RpcServer rpc;

  private Daemon(Start start, Log log, SoleManager sole, Ports ports, Runnable collection)
      throws Unusable {
    this.start = start;
    this.log = log;
    this.sole = sole;
    this.ports = StateDirectory.equip(start.config(), ports, log);
    this.hour =
        new LastHour(
            CLOCK, LastHour.Bounds.usual(), new Events(quiet(start.config())), new Journal(log));
    this.told = new DaemonLog(log, hour, () -> ports.time().now().wall());
    this.policies = start.policies(() -> CLOCK.now().wall(), log::debug, told);
    this.mom =
        new RunningMom(
            policies, start.config().main().policySource(), hour, this.ports.kernel(), log);
    this.plot = plot();
    this.engine =
        start.engine(policies, this.ports, new HeapTidy(recorder(), CLOCK, collection), told);
    this.control = control();
    this.rpc = rpc();
  }

  /**
   * Opens all of it on these ports; nothing turns yet. What cannot be opened closes the ports.
   *
   * @param collection collects the heap in full, as far as that is this program's to say
   */
  public static Daemon open(Start start, Log log, Ports ports, Runnable collection)
      throws Unusable {
    SoleManager sole = SoleManager.of(start.config(), ports);
    try {
      return new Daemon(start, log, sole, ports, collection);
    } catch (Unusable unusable) {
      ports.close();
      sole.close();
      throw unusable;
    }
  }

  /** Begins to turn. */
  public void start() {
    told.tell(
        Kind.STARTED,
        "started on %s%s"
            .formatted(ports.view().description(), isDryRun() ? ", as a dry run" : ""));
    told.loaded(policies.inForce(), "");
    engine.start();
  }

  /** Waits until it was closed. */
  public void await() throws InterruptedException {
    engine.await();
  }

  /** MOM's methods on it. */
  public Mom mom() {
    return mom;
  }

  /** Ends the turn that is under way, and then everything; a second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    engine.close();
    rpc.close();
    if (plot != null) {
      plot.close();
    }
    if (control != null) {
      control.close();
    }
    sole.close();
    told.tell(Kind.STOPPED, "stopped; " + farewell());
  }

  private String farewell() {
    return switch (start.config().main().onExit()) {
      case KEEP -> "guests keep their sizes";
      case RELEASE -> "what was changed is given back, as far as the host has memory for it";
    };
  }

  private boolean isDryRun() {
    return ports.writes() == null;
  }

  private @Nullable ControlServer control() throws Unusable {
    MainConfig main = start.config().main();
    Optional<Path> folder = main.runFolder();
    if (folder.isEmpty()) {
      return null;
    }
    UnixSocket socket =
        new UnixSocket(
            "control socket",
            "run-directory in [main]",
            folder.get().resolve(ControlServer.SOCKET),
            main.controlSocketMode(),
            main.controlSocketGroup(),
            main.controlUsers());
    Explain explain = new TracedExplain(start.explainer());
    try {
      return ControlServer.open(socket, new Desk(facts(), hour, explain, CLOCK), log::warn);
    } catch (NotOpened e) {
      throw new Unusable(Exit.UNUSABLE, e.sentence());
    }
  }

  private @Nullable PlotWriter plot() throws Unusable {
    Optional<Path> folder = start.config().main().plotDir();
    try {
      return folder.isEmpty() ? null : PlotWriter.open(folder.get(), log::warn);
    } catch (IOException refused) {
      throw new Unusable(
          Exit.UNUSABLE,
          "No plot files can be written to %s, which plot-dir in [main] names: %s."
              .formatted(folder.get(), Policies.reason(refused)));
    }
  }

  private Recorder recorder() {
    PlotWriter drawing = plot;
    return drawing == null
        ? told
        : cycle -> {
          told.write(cycle);
          drawing.write(cycle);
        };
  }

  private RpcServer rpc() throws Unusable {
    MainConfig main = start.config().main();
    RpcServer.Access access =
        new RpcServer.Access(
            main.controlSocketMode(),
            main.controlSocketGroup(),
            main.controlUsers(),
            main.rpcAllowSet());
    try {
      return RpcServer.open(main.rpcPort(), access, mom, CLOCK, log::warn);
    } catch (NotOpened e) {
      if (control != null) {
        control.close();
      }
      throw new Unusable(Exit.UNUSABLE, e.sentence());
    }
  }

  /** How many settings are not what they were without us; unknown where none is kept. */
  private OptionalInt ledgerRows() {
    WritePorts writes = ports.writes();
    return writes == null ? OptionalInt.empty() : OptionalInt.of(writes.ledger().size());
  }

  private Facts facts() {
    Config config = start.config();
    return new Facts(
        Version.TEXT,
        ProcessHandle.current().pid(),
        CLOCK.now().wall(),
        isDryRun(),
        ports.view().description(),
        policies::inForce,
        policies::refused,
        config.main().policyEngineInterval(),
        config.guard().staleAfter(),
        this::ledgerRows);
  }

  /** Twice as long as the longest of the intervals: what is read then, was read in between. */
  private static Duration quiet(Config config) {
    MainConfig main = config.main();
    Duration longest = main.policyEngineInterval();
    for (Duration interval :
        new Duration[] {main.hostMonitorInterval(), main.guestMonitorInterval()}) {
      longest = interval.compareTo(longest) > 0 ? interval : longest;
    }
    return longest.multipliedBy(2);
  }
}
