package io.ballast.core.collect;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A hypervisor that has the guests that a test says, until the test says that it is away. */
final class Scripted implements HypervisorView {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  List<GuestReading> present = List.of();
  boolean away;

  /** What was wanted of each guest when it was last asked. */
  Set<GuestDetail> asked = Set.of();

  static Moment at(double seconds) {
    long nanos = Math.round(seconds * 1e9);
    return new Moment(BEGIN.plusNanos(nanos), nanos);
  }

  static GuestReading guest(String name, long pid) {
    return guest(name, OptionalLong.of(pid), Optional.empty(), Optional.empty());
  }

  static GuestReading guest(String name, BalloonReading balloon) {
    return guest(name, OptionalLong.empty(), Optional.of(balloon), Optional.empty());
  }

  static GuestReading guest(String name, CpuReading cpu) {
    return guest(name, OptionalLong.empty(), Optional.empty(), Optional.of(cpu));
  }

  private static GuestReading guest(
      String name, OptionalLong pid, Optional<BalloonReading> balloon, Optional<CpuReading> cpu) {
    return new GuestReading(
        new GuestId(name),
        name,
        GuestState.RUNNING,
        pid,
        new GuestTraits(true, false, false, false, 2),
        balloon,
        cpu);
  }

  @Override
  public String description() {
    return "scripted";
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException {
    asked = details;
    if (away) {
      throw new HypervisorException(
          HypervisorException.Reason.UNREACHABLE, "The hypervisor is away.");
    }
    return present;
  }

  @Override
  public void close() {}
}
