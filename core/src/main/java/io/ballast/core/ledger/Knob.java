package io.ballast.core.ledger;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Memory;

/** A setting that can be changed and put back. */
public sealed interface Knob {

  /** A guest's size, in KiB: it follows in its own time, and may be anywhere on its way. */
  record Balloon(GuestRun guest) implements Knob {}

  /** How often a guest's balloon driver reports, in seconds. */
  record StatisticsPeriod(GuestRun guest) implements Knob {}

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
      case Ksm(KsmKnob knob) -> new Place(knob.control(), "");
    };
  }

  /** A value of it, for people. */
  default String text(long value) {
    return switch (this) {
      case Balloon _ -> Memory.text(value);
      case StatisticsPeriod _ -> value + " s";
      case Ksm _ -> Long.toString(value);
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
