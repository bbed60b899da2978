package io.ballast.core.contract;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.collect.Readings;
import io.ballast.core.collect.Sample;
import io.ballast.core.collect.SampledGuest;
import io.ballast.core.model.Amount;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.KsmReading;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ServiceClass;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.snapshot.Estimator;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.vocabulary.FieldDecl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Guests and hosts for tests, told in MiB and seconds. Time moves only when a test says so. */
public final class Guests {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** What a test says of a guest; the rest is ordinary. */
  public record Told(
      String name,
      long sizeMib,
      long maximumMib,
      long usedMib,
      GuestState state,
      GuestTraits traits,
      boolean reports,
      long reportAgeSeconds,
      long swapInMib,
      long residentMib) {

    public static Told guest(String name, long sizeMib, long maximumMib, long usedMib) {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          usedMib,
          GuestState.RUNNING,
          new GuestTraits(true, false, false, false, 2),
          true,
          1,
          0,
          -1);
    }

    public Told sized(long mib) {
      return new Told(
          name,
          mib,
          maximumMib,
          usedMib,
          state,
          traits,
          reports,
          reportAgeSeconds,
          swapInMib,
          residentMib);
    }

    public Told using(long mib) {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          mib,
          state,
          traits,
          reports,
          reportAgeSeconds,
          swapInMib,
          residentMib);
    }

    public Told in(GuestState other) {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          usedMib,
          other,
          traits,
          reports,
          reportAgeSeconds,
          swapInMib,
          residentMib);
    }

    public Told with(GuestTraits other) {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          usedMib,
          state,
          other,
          reports,
          reportAgeSeconds,
          swapInMib,
          residentMib);
    }

    public Told silent() {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          usedMib,
          state,
          traits,
          false,
          reportAgeSeconds,
          swapInMib,
          residentMib);
    }

    public Told lastReported(long secondsAgo) {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          usedMib,
          state,
          traits,
          reports,
          secondsAgo,
          swapInMib,
          residentMib);
    }

    public Told swappedIn(long mib) {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          usedMib,
          state,
          traits,
          reports,
          reportAgeSeconds,
          mib,
          residentMib);
    }

    public Told resident(long mib) {
      return new Told(
          name,
          sizeMib,
          maximumMib,
          usedMib,
          state,
          traits,
          reports,
          reportAgeSeconds,
          swapInMib,
          mib);
    }

    public GuestId id() {
      return Guests.id(name);
    }

    public GuestRun run() {
      return Guests.run(name);
    }
  }

  private final ServiceClasses classes;
  private final Snapshots snapshots;
  private final Layout layout;
  private long seconds = 1000;
  private Snapshot last;
  private @Nullable KsmReading ksm;
  private final Map<String, Long> promised = new HashMap<>();

  public Guests(ServiceClass... inOrder) {
    this.classes = new ServiceClasses(List.of(inOrder), ServiceClass.standard());
    this.snapshots = new Snapshots(classes, new Estimator(30), 10, new Amount.Share(0.05));
    List<FieldDecl> fields = new ArrayList<>(Snapshots.GUEST_FIELDS);
    fields.add(GuestFields.RSS.asOptional());
    this.layout = new Layout(fields);
    this.last = Snapshots.nothing(now());
  }

  /** The one run of a guest of that name. */
  public static GuestRun run(String name) {
    return new GuestRun(id(name), 0);
  }

  public static GuestId id(String name) {
    return new GuestId(name);
  }

  public Guests later(long moreSeconds) {
    seconds += moreSeconds;
    return this;
  }

  public Moment now() {
    return new Moment(BEGIN.plusSeconds(seconds), seconds * 1_000_000_000L);
  }

  /** What the hypervisor says from now on that a guest was promised. */
  public Guests promise(String name, long mib) {
    promised.put(name, Memory.mib(mib));
    return this;
  }

  /** How the host's KSM is from now on; null for a host without. */
  public Guests ksm(@Nullable KsmReading reading) {
    ksm = reading;
    return this;
  }

  /** Everything read now: a host of 10,000 MiB with so much free, and these guests. */
  public Snapshot see(long hostFreeMib, Told... guests) {
    List<SampledGuest> readings = new ArrayList<>();
    for (Told told : guests) {
      readings.add(sampled(told));
    }
    Snapshot seen =
        snapshots.take(
            last, new Readings(Optional.empty(), Optional.of(readings), List.of()), now());
    last = new Snapshot(now(), host(hostFreeMib), seen.guests(), List.of());
    return last;
  }

  /** The last snapshot once more, at the present time: nothing could be read since. */
  public Snapshot seeNothingNew() {
    last = new Snapshot(now(), last.host(), last.guests(), List.of());
    return last;
  }

  /** The guests as last seen, on a host that could never be read. */
  public Snapshot withoutHost() {
    return new Snapshot(now(), null, last.guests(), List.of());
  }

  private HostSnapshot host(long freeMib) {
    long total = Memory.mib(10_000);
    MemInfo memory = new MemInfo(total, Memory.mib(freeMib), Memory.mib(freeMib), 0, 0, 0, 0, 0);
    Sample sample = new Sample.Draft(new Layout(List.of())).at(now());
    return new HostSnapshot(
        memory, Optional.ofNullable(ksm), total / 20, History.of(sample), now());
  }

  private SampledGuest sampled(Told told) {
    Sample.Draft fields = new Sample.Draft(layout);
    if (told.residentMib() >= 0) {
      fields.put(GuestFields.RSS, Memory.mib(told.residentMib()) / Memory.KIB_PER_PAGE);
    }
    GuestReading reading =
        new GuestReading(
            told.id(),
            told.name(),
            told.state(),
            OptionalLong.empty(),
            told.traits(),
            Optional.of(balloon(told)),
            Optional.empty());
    return new SampledGuest(reading, run(reading.name()), fields, now());
  }

  private OptionalLong promise(String name) {
    Long kib = promised.get(name);
    return kib == null ? OptionalLong.empty() : OptionalLong.of(kib);
  }

  private BalloonReading balloon(Told told) {
    long size = Memory.mib(told.sizeMib());
    long maximum = Memory.mib(told.maximumMib());
    if (!told.reports()) {
      return BalloonReading.withoutStatistics(size, maximum);
    }
    long free = Math.max(0, size - Memory.mib(told.usedMib()));
    return new BalloonReading(
        size,
        maximum,
        OptionalLong.of(size),
        OptionalLong.of(free),
        OptionalLong.of(free),
        OptionalLong.of(0),
        OptionalLong.of(Memory.mib(told.swapInMib())),
        OptionalLong.of(0),
        OptionalLong.of(0),
        OptionalLong.of(0),
        OptionalLong.of(BEGIN.getEpochSecond() + seconds - told.reportAgeSeconds()),
        promise(told.name()),
        BalloonReading.Counting.IN_ALL);
  }
}
