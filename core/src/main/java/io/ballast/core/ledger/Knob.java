package io.ballast.core.ledger;

import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Memory;
import java.util.Optional;

/** A setting that can be changed and put back. */
public sealed interface Knob {

  /** A guest's size, in KiB: it follows in its own time, and may be anywhere on its way. */
  record Balloon(GuestRun guest) implements Knob {}

  /** How often a guest's balloon driver reports, in seconds. */
  record StatisticsPeriod(GuestRun guest) implements Knob {}

  /** What limits each of a guest's vCPUs, in µs. */
  record Cpu(GuestRun guest, CpuKnob knob) implements Knob {}

  /** One of the limits of a guest's disk, in bytes or requests per second. */
  record Disk(GuestRun guest, String disk, IoLimit limit) implements Knob {}

  /** One of KSM's knobs. */
  record Ksm(KsmKnob knob) implements Knob {}

  /**
   * Which setting it is, whatever run of the guest: of one guest only one run exists at a time.
   *
   * @param kind its name as people read it
   * @param owner the guest's UUID; empty for the host's
   */
  record Place(String kind, String owner) {}

  /** Which setting it is. */
  default Place place() {
    return switch (this) {
      case Balloon(GuestRun guest) -> new Place("balloon", guest.id().uuid());
      case StatisticsPeriod(GuestRun guest) -> new Place("statistics-period", guest.id().uuid());
      case Cpu(GuestRun guest, CpuKnob knob) -> new Place(knob.control(), guest.id().uuid());
      case Disk(GuestRun guest, String disk, IoLimit limit) ->
          new Place(limit.field() + " of " + disk, guest.id().uuid());
      case Ksm(KsmKnob knob) -> new Place(knob.control(), "");
    };
  }

  /** A value of it, for people. */
  default String text(long value) {
    return switch (this) {
      case Balloon _ -> Memory.text(value);
      case StatisticsPeriod _ -> value + " s";
      case Cpu(GuestRun _, CpuKnob knob) ->
          knob == CpuKnob.QUOTA && value < 0 ? "no quota" : value + " µs";
      case Disk _ -> value == 0 ? "no limit" : Long.toString(value);
      case Ksm _ -> Long.toString(value);
    };
  }

  /** The run of the guest that it is of; absent for the host's. */
  default Optional<GuestRun> run() {
    return switch (this) {
      case Balloon(GuestRun guest) -> Optional.of(guest);
      case StatisticsPeriod(GuestRun guest) -> Optional.of(guest);
      case Cpu(GuestRun guest, CpuKnob _) -> Optional.of(guest);
      case Disk(GuestRun guest, String _, IoLimit _) -> Optional.of(guest);
      case Ksm _ -> Optional.empty();
    };
  }

  /** By how much two of its values may differ and still be the same, to either side. */
  default long tolerance() {
    return this instanceof Balloon ? Memory.mib(1) : 0;
  }

  /** Whether it may be of the same run of the same guest, or is the host's. */
  default boolean mayBe(Knob other) {
    return switch (this) {
      case Balloon(GuestRun guest) -> other instanceof Balloon(GuestRun twin) && same(guest, twin);
      case StatisticsPeriod(GuestRun guest) ->
          other instanceof StatisticsPeriod(GuestRun twin) && same(guest, twin);
      case Cpu(GuestRun guest, CpuKnob knob) ->
          other instanceof Cpu(GuestRun twin, CpuKnob its) && same(guest, twin) && knob == its;
      case Disk(GuestRun guest, String disk, IoLimit limit) ->
          other instanceof Disk(GuestRun twin, String its, IoLimit one)
              && same(guest, twin)
              && disk.equals(its)
              && limit == one;
      case Ksm _ -> equals(other);
    };
  }

  private static boolean same(GuestRun one, GuestRun other) {
    GuestId id = one.id();
    return id.equals(other.id()) && startsMayBeSame(one, other);
  }

  /** A start that could not be read is no sign of another run. */
  static boolean startsMayBeSame(GuestRun one, GuestRun other) {
    return one.startTicks() == 0
        || other.startTicks() == 0
        || one.startTicks() == other.startTicks();
  }
}
