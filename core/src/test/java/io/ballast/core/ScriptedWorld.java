package io.ballast.core;

import io.ballast.core.act.Actuator;
import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.Collect;
import io.ballast.core.collect.GuestMonitor;
import io.ballast.core.collect.GuestQemuProc;
import io.ballast.core.collect.HostMonitor;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.Layout;
import io.ballast.core.evaluate.CurrentPolicy;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Tuning;
import io.ballast.core.model.Amount;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Controls;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Estimator;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A host with one guest of 1 GiB, which writes down whatever is asked of it, in order. */
final class ScriptedWorld implements HypervisorView, HypervisorControl {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final String POLICY =
      """
      (with Guests g {
        (g.SetVar "n" (if (== (g.GetVar "n") nil) 100 (+ 1 (g.GetVar "n"))))
        (debug (g.GetVar "n"))
        (g.Control "balloon_target" 786432)
      })
      """;

  final List<String> log = new ArrayList<>();
  final List<CycleRecord> records = new ArrayList<>();
  final Loop loop;
  boolean away;
  boolean gone;
  long residentPages = 262_144;
  private long seconds;

  ScriptedWorld() {
    Layout host = new Layout(Snapshots.HOST_FIELDS);
    GuestQemuProc process = new GuestQemuProc();
    List<FieldDecl> fields = new ArrayList<>(Snapshots.GUEST_FIELDS);
    fields.addAll(process.fields());
    Layout guest = new Layout(fields);
    Duration five = Duration.ofSeconds(5);
    this.loop =
        new Loop(
            new Loop.Parts(
                new Collect(
                    new HostMonitor(this::read, List.of(), host),
                    five,
                    new GuestMonitor(this, this::read, List.of(process), guest),
                    five),
                new Snapshots(
                    ServiceClasses.onlyStandard(), new Estimator(30), 4, new Amount.Share(0.05)),
                new CurrentPolicy(evaluate(host, guest)),
                new Guard(Tuning.standard().with(EnumSet.of(Rail.STALENESS))),
                Actuator.on(new WritePorts(this, (knob, value) -> {})),
                this::write),
            this::now,
            Duration.ofSeconds(10));
  }

  private Evaluate evaluate(Layout host, Layout guest) {
    return new Evaluate(
        Compiled.of(Parser.parse(Source.of("test.policy", POLICY)).program()),
        EntityType.of("host", false, host.fields(), List.of()),
        EntityType.of("guest", true, guest.fields(), List.of(Controls.BALLOON_TARGET)),
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> log.add("evaluate " + line)));
  }

  void at(long second) {
    this.seconds = second;
  }

  void turnAt(long second) {
    at(second);
    loop.turn();
  }

  long count(String entry) {
    return log.stream().filter(entry::equals).count();
  }

  private Moment now() {
    return new Moment(BEGIN.plusSeconds(seconds), seconds * 1_000_000_000L);
  }

  private void write(CycleRecord record) {
    log.add("record " + record.number());
    records.add(record);
  }

  private String read(String path) throws NoSuchFileException {
    if (path.startsWith(KsmKnob.FOLDER)) {
      throw new NoSuchFileException(path);
    }
    log.add("collect " + path);
    return path.equals("/proc/meminfo")
        ? "MemTotal: 8388608 kB\nMemFree: 4194304 kB\nMemAvailable: 6291456 kB\n"
        : "7 (qemu) S 1 1 1 0 -1 0 5 0 3 0 0 0 0 0 20 0 9 0 44 0 " + residentPages + " 0\n";
  }

  @Override
  public String description() {
    return "scripted";
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException {
    log.add("collect guests");
    if (away) {
      throw new HypervisorException(
          HypervisorException.Reason.UNREACHABLE, "The hypervisor is away.");
    }
    return gone ? List.of() : List.of(guest());
  }

  private GuestReading guest() {
    long size = Memory.gib(1);
    OptionalLong half = OptionalLong.of(size / 2);
    OptionalLong zero = OptionalLong.of(0);
    OptionalLong reported = OptionalLong.of(BEGIN.getEpochSecond() + seconds);
    BalloonReading balloon =
        new BalloonReading(
            size, size, OptionalLong.of(size), half, half, zero, zero, zero, zero, zero, reported);
    return new GuestReading(
        new GuestId("g"),
        "g",
        GuestState.RUNNING,
        OptionalLong.of(7),
        new GuestTraits(true, false, false, false, 2),
        Optional.of(balloon),
        Optional.empty());
  }

  @Override
  public void setBalloon(GuestId guest, long kib) {
    log.add("act " + guest + " " + kib);
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int period) {
    log.add("act " + guest + " every " + period + " s");
  }

  @Override
  public void close() {}
}
