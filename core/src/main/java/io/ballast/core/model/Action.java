package io.ballast.core.model;

/**
 * Something that only the actuator does. A new knob is a new variant; the compiler names the rest.
 */
public sealed interface Action {
  GuestId guest();

  String guestName();

  /** Asks a guest's balloon for a size. */
  record SetBalloon(GuestId guest, String guestName, long fromKib, long toKib) implements Action {}

  /** Makes a guest's balloon driver report every so many seconds. */
  record SetStatisticsPeriod(GuestId guest, String guestName, int seconds) implements Action {}
}
