package io.ballast.app.eval;

import io.ballast.core.collect.HostReading;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.collect.Readings;
import io.ballast.core.collect.Sample;
import io.ballast.core.collect.SampledGuest;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.vocabulary.FieldDecl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Folds a file's samples as the daemon folds its readings: one a round, the newest of all entities
 * in the last one.
 *
 * @param interval between two samples
 */
record Fold(Samples host, List<Samples> guests, Duration interval) {
  /** Any time will do: only differences count. */
  private static final Instant START = Instant.ofEpochSecond(1_000_000_000);

  private static final Layout HOST = new Layout(Snapshots.HOST_FIELDS);
  private static final Layout GUEST =
      new Layout(
          Stream.concat(Snapshots.GUEST_FIELDS.stream(), Stream.of(GuestFields.RSS.asOptional()))
              .toList());

  /** A running guest with a balloon that reports: a file does not say more. */
  private static final GuestTraits TRAITS = new GuestTraits(true, false, false, false, 1);

  /** Percent. */
  private static final int ALL = 100;

  /** What is seen after the last round. */
  Snapshot through(Snapshots snapshots) {
    int rounds = rounds();
    Snapshot seen = Snapshots.nothing(at(0));
    for (int round = 0; round < rounds; round++) {
      Moment at = at(round);
      int before = rounds - round;
      Readings readings =
          new Readings(hostReading(before, at), Optional.of(guestReadings(before, at)), List.of());
      seen = snapshots.take(seen, readings, at);
    }
    return seen;
  }

  /** The number of samples of the entity that has most. */
  int rounds() {
    return Stream.concat(Stream.of(host), guests.stream())
        .mapToInt(Samples::count)
        .max()
        .orElseThrow();
  }

  private Moment at(int round) {
    Duration passed = interval.multipliedBy(round);
    return new Moment(START.plus(passed), passed.toNanos());
  }

  /** The host's reading so many rounds before the end; absent if its memory is not told. */
  private Optional<HostReading> hostReading(int before, Moment at) {
    int sample = host.count() - before;
    if (sample < 0) {
      return Optional.empty();
    }
    OptionalLong total = host.number(HostFields.MEM_AVAILABLE, sample);
    OptionalLong usable = either(host, HostFields.MEM_USABLE, HostFields.MEM_FREE, sample);
    if (total.isEmpty() || usable.isEmpty()) {
      return Optional.empty();
    }
    long free = host.number(HostFields.MEM_UNUSED, sample).orElse(usable.getAsLong());
    long swapUsed = host.number(HostFields.SWAP_USAGE, sample).orElse(0);
    long swap = Math.max(swapUsed, host.number(HostFields.SWAP_TOTAL, sample).orElse(0));
    MemInfo memory =
        new MemInfo(total.getAsLong(), free, usable.getAsLong(), 0, 0, 0, swap, swap - swapUsed);
    return Optional.of(
        new HostReading(memory, KsmFold.reading(host, sample), new Sample.Draft(HOST), at));
  }

  private List<SampledGuest> guestReadings(int before, Moment at) {
    List<SampledGuest> readings = new ArrayList<>();
    for (int i = 0; i < guests.size(); i++) {
      int sample = guests.get(i).count() - before;
      if (sample >= 0) {
        readings.add(guestReading(i, sample, at));
      }
    }
    return readings;
  }

  private SampledGuest guestReading(int guest, int sample, Moment at) {
    Samples samples = guests.get(guest);
    Sample.Draft fields = new Sample.Draft(GUEST);
    fields.put(GuestFields.RSS, samples.number(GuestFields.RSS, sample));
    GuestReading reading =
        new GuestReading(
                Classes.id(guest),
                Classes.id(guest).uuid(),
                GuestState.RUNNING,
                OptionalLong.empty(),
                TRAITS,
                balloon(samples, sample, at),
                Optional.empty())
            .with(tuning(samples, sample));
    return new SampledGuest(reading, new GuestRun(reading.id(), 0), fields, at);
  }

  /** A user's limit is the policy's business; the guard looks at what can be set. */
  private static GuestTuning tuning(Samples guest, int sample) {
    OptionalLong quota = guest.number(GuestFields.VCPU_QUOTA, sample);
    OptionalLong period = guest.number(GuestFields.VCPU_PERIOD, sample);
    return quota.isEmpty() || period.isEmpty()
        ? GuestTuning.UNKNOWN
        : new GuestTuning(
            Optional.of(new CpuTune(quota.getAsLong(), period.getAsLong(), ALL)), Optional.empty());
  }

  /** Each sample is a new report of the driver, unless it says how old its figures are. */
  private static Optional<BalloonReading> balloon(Samples guest, int sample, Moment at) {
    OptionalLong current = guest.number(GuestFields.BALLOON_CUR, sample);
    OptionalLong maximum = guest.number(GuestFields.BALLOON_MAX, sample);
    if (current.isEmpty() || maximum.isEmpty()) {
      return Optional.empty();
    }
    long age = guest.number(GuestFields.STATS_AGE, sample).orElse(0);
    return Optional.of(
        new BalloonReading(
            current.getAsLong(),
            maximum.getAsLong(),
            guest.number(GuestFields.MEM_AVAILABLE, sample),
            guest.number(GuestFields.MEM_UNUSED, sample),
            guest.number(GuestFields.MEM_USABLE, sample),
            guest.number(GuestFields.DISK_CACHES, sample),
            guest.number(GuestFields.SWAP_IN, sample),
            guest.number(GuestFields.SWAP_OUT, sample),
            guest.number(GuestFields.MAJOR_FAULT, sample),
            guest.number(GuestFields.MINOR_FAULT, sample),
            OptionalLong.of(at.wall().getEpochSecond() - age)));
  }

  private static OptionalLong either(
      Samples samples, FieldDecl first, FieldDecl second, int sample) {
    OptionalLong value = samples.number(first, sample);
    return value.isPresent() ? value : samples.number(second, sample);
  }
}
