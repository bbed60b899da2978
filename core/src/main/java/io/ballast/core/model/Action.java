package io.ballast.core.model;

/**
 * Something that only the actuator does. A new knob is a new variant; the compiler names the rest.
 */
public sealed interface Action {

  /** Something done to a guest. */
  sealed interface OfGuest extends Action {
    GuestRun guest();

    String guestName();
  }

  /** Asks a guest's balloon for a size. */
  record SetBalloon(GuestRun guest, String guestName, long fromKib, long toKib)
      implements OfGuest {}

  /**
   * Makes a guest's balloon driver report every so many seconds.
   *
   * @param fromSeconds 0 if it did not report
   */
  record SetStatisticsPeriod(GuestRun guest, String guestName, int fromSeconds, int toSeconds)
      implements OfGuest {}

  /** Sets how long each of a guest's vCPUs may run: quota and period together. */
  record SetCpuLimits(GuestRun guest, String guestName, CpuLimits from, CpuLimits to)
      implements OfGuest {}

  /**
   * Sets all limits of one of a guest's disks.
   *
   * @param disk its name: {@code vda}
   * @param path of its image; empty if it has none
   */
  record SetDiskLimits(
      GuestRun guest, String guestName, String disk, String path, IoLimits from, IoLimits to)
      implements OfGuest {}

  /** Sets one of KSM's knobs. */
  record SetKsm(KsmKnob knob, long from, long to) implements Action {}
}
