package io.ballast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.act.Actuator;
import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.Collect;
import io.ballast.core.collect.GuestCpuTune;
import io.ballast.core.collect.GuestIoTune;
import io.ballast.core.collect.GuestMonitor;
import io.ballast.core.collect.HostMonitor;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.Layout;
import io.ballast.core.evaluate.CurrentPolicy;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.Tuning;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.model.Amount;
import io.ballast.core.model.Controls;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.model.Tags;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Event;
import io.ballast.core.record.Events;
import io.ballast.core.release.Release;
import io.ballast.core.release.Released;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A host with one guest whose CPU and disk can be limited, in a loop with a policy. */
final class TuneWorld implements HypervisorView, HypervisorControl {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration FIVE = Duration.ofSeconds(5);

  final List<String> writes = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final Ledger ledger = Ledger.inMemory();
  Optional<CpuTune> cpu = Optional.of(new CpuTune(-1, 100_000, 50));
  Optional<List<DiskTune>> disks =
      Optional.of(List.of(disk("vda", IoLimits.NONE), disk("vdb", IoLimits.NONE)));
  GuestState state = GuestState.RUNNING;
  boolean refuses;
  boolean controlsDisks = true;
  private final Events derivation = new Events(Duration.ofMinutes(1));
  private long seconds;

  static DiskTune disk(String name, IoLimits current) {
    IoLimits most = new IoLimits(0, 1000, 2000, 300, 0, 0);
    return new DiskTune(name, "/images/" + name, Optional.empty(), Optional.of(most), current);
  }

  private Layout hostLayout() {
    return new Layout(Snapshots.HOST_FIELDS);
  }

  private Collect collect() {
    List<io.ballast.core.collect.GuestCollector> collectors =
        List.of(new GuestCpuTune(), GuestIoTune.optional());
    return new Collect(
        new HostMonitor(this::read, List.of(), hostLayout()),
        FIVE,
        new GuestMonitor(this, this::read, collectors, guestLayout()),
        FIVE);
  }

  private static Layout guestLayout() {
    List<FieldDecl> fields = new ArrayList<>(Snapshots.GUEST_FIELDS);
    fields.addAll(new GuestCpuTune().fields());
    fields.addAll(GuestIoTune.optional().fields());
    return new Layout(fields);
  }

  private static Snapshots snapshots() {
    return new Snapshots(
        ServiceClasses.onlyStandard(), new Estimator(30), 4, new Amount.Share(0.05));
  }

  /** Cycles with that policy; the last one. */
  CycleRecord cycles(String policy, int times) {
    List<CycleRecord> records = new ArrayList<>();
    Loop loop =
        new Loop(
            new Loop.Parts(
                collect(),
                snapshots(),
                new CurrentPolicy(evaluate(policy)),
                new Guard(Tuning.standard()),
                Actuator.on(new WritePorts(this, (knob, value) -> {}, ledger)),
                records::add),
            this::now,
            FIVE);
    for (int i = 0; i < times; i++) {
      seconds += 5;
      loop.turn();
      derivation.of(records.getLast()).stream().map(Event::line).forEach(events::add);
    }
    return records.getLast();
  }

  /** One pass of giving everything back. */
  List<Released> release() {
    Release release =
        new Release(
            new Release.Parts(
                collect(),
                snapshots(),
                new Guard(Tuning.standard().forRelease()),
                Actuator.on(new WritePorts(this, (knob, value) -> {}, ledger)),
                ledger,
                record -> {}),
            this::now);
    for (int i = 0; i < 2; i++) {
      seconds += 5;
      release.turn();
    }
    return release.results();
  }

  private Evaluate evaluate(String policy) {
    Layout guest = guestLayout();
    EntityType type =
        EntityType.of(
            "guest",
            true,
            controlsDisks ? guest.fields() : withoutSetters(guest),
            List.of(Controls.BALLOON_TARGET, Controls.VCPU_QUOTA, Controls.VCPU_PERIOD));
    return new Evaluate(
        Compiled.of(Parser.parse(Source.of("test.policy", policy)).program()),
        EntityType.of("host", false, hostLayout().fields(), List.of()),
        type,
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {}));
  }

  private static List<FieldDecl> withoutSetters(Layout guest) {
    return guest.fields().stream().filter(field -> !field.name().equals("io_tune")).toList();
  }

  private Moment now() {
    return new Moment(BEGIN.plusSeconds(seconds), seconds * 1_000_000_000L);
  }

  private String read(String path) throws NoSuchFileException {
    if (path.equals("/proc/meminfo")) {
      return "MemTotal: 8388608 kB\nMemFree: 4194304 kB\nMemAvailable: 6291456 kB\n";
    }
    throw new NoSuchFileException(path);
  }

  @Override
  public String description() {
    return "tunable";
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) {
    assertThat(details).containsExactlyInAnyOrder(GuestDetail.CPU_TUNE, GuestDetail.IO_TUNE);
    return List.of(
        new GuestReading(
            new GuestId("g"),
            "web",
            state,
            OptionalLong.empty(),
            new GuestTraits(false, false, false, false, 2),
            Optional.empty(),
            Optional.of(
                new CpuReading(
                    2, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty())),
            Tags.NONE,
            Map.of(),
            new GuestTuning(cpu, disks)));
  }

  @Override
  public void setBalloon(GuestId guest, long kib) {
    throw new IllegalStateException("It has no balloon.");
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int period) {
    throw new IllegalStateException("It has no balloon.");
  }

  @Override
  public void setCpuTune(GuestId guest, long quota, long period) throws HypervisorException {
    write("cpu " + new CpuLimits(quota, period).text());
    cpu = Optional.of(new CpuTune(quota, period, 50));
  }

  @Override
  public void setDiskLimits(GuestId guest, String name, String path, IoLimits limits)
      throws HypervisorException {
    write("%s (%s) %s".formatted(name, path, limits.text()));
    disks =
        disks.map(
            all ->
                all.stream()
                    .map(one -> one.name().equals(name) ? disk(name, limits) : one)
                    .toList());
  }

  private void write(String what) throws HypervisorException {
    if (refuses) {
      throw new HypervisorException(Reason.FAILED, "No.");
    }
    writes.add(what);
  }

  @Override
  public void close() {}
}
