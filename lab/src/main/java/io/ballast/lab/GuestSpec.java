package io.ballast.lab;

/**
 * What a lab guest is to be.
 *
 * @param name how libvirt knows it; anything libvirt takes, up to 64 characters without a slash
 * @param memoryMib its memory, which is also the most its balloon can give back to it
 * @param vcpus its virtual CPUs
 * @param statsPeriodSeconds how often its balloon tells its figures; 0 leaves them off
 * @param balloon whether it has a balloon, and a driver for it
 * @param autodeflate whether the balloon shrinks by itself before the guest runs out of memory
 * @param diskMib the size of a sparse disk that the worker's {@code cache} reads; 0 for none
 * @param swapMib the size of its own swap; 0 for none
 * @param agent whether Debian's QEMU guest agent runs in it
 */
public record GuestSpec(
    String name,
    int memoryMib,
    int vcpus,
    int statsPeriodSeconds,
    Balloon balloon,
    boolean autodeflate,
    int diskMib,
    int swapMib,
    boolean agent) {

  /** The guest's balloon: {@code NO_DRIVER} has the device and nothing inside that serves it. */
  public enum Balloon {
    DRIVER,
    NO_DRIVER,
    NO_DEVICE
  }

  /** A kernel, busybox and the worker do not start below this. */
  private static final int LEAST_MEMORY_MIB = 96;

  private static final int LONGEST_NAME = 64;

  public GuestSpec {
    if (!isName(name)) {
      throw new IllegalArgumentException("Not a name for a lab guest: " + name);
    }
    if (memoryMib < LEAST_MEMORY_MIB || vcpus < 1) {
      throw new IllegalArgumentException(
          "A lab guest needs %d MiB and a vCPU.".formatted(LEAST_MEMORY_MIB));
    }
    if (statsPeriodSeconds < 0 || diskMib < 0 || swapMib < 0) {
      throw new IllegalArgumentException("A lab guest has no negative period, disk or swap.");
    }
  }

  static boolean isName(String name) {
    boolean printable = name.codePoints().allMatch(c -> c != '/' && isXmlText(c));
    return printable && !name.isBlank() && name.codePointCount(0, name.length()) <= LONGEST_NAME;
  }

  /** What XML 1.0 can hold and a line can show. */
  private static boolean isXmlText(int c) {
    return !Character.isISOControl(c) && (c < 0xD800 || c >= 0xE000) && c != 0xFFFE && c != 0xFFFF;
  }

  /** One vCPU, a balloon with its driver, figures every 2 s, no disk, no swap, no agent. */
  public static GuestSpec of(String name, int memoryMib) {
    return new GuestSpec(name, memoryMib, 1, 2, Balloon.DRIVER, false, 0, 0, false);
  }

  /** The same with another number of virtual CPUs. */
  public GuestSpec withVcpus(int count) {
    return new GuestSpec(
        name, memoryMib, count, statsPeriodSeconds, balloon, autodeflate, diskMib, swapMib, agent);
  }

  /** The same with another statistics period; 0 leaves them off. */
  public GuestSpec withStatsPeriod(int seconds) {
    return new GuestSpec(
        name, memoryMib, vcpus, seconds, balloon, autodeflate, diskMib, swapMib, agent);
  }

  /** The same with another balloon. */
  public GuestSpec withBalloon(Balloon other) {
    return new GuestSpec(
        name, memoryMib, vcpus, statsPeriodSeconds, other, autodeflate, diskMib, swapMib, agent);
  }

  /** The same with a balloon that shrinks by itself before the guest runs out of memory. */
  public GuestSpec withAutodeflate() {
    return new GuestSpec(
        name, memoryMib, vcpus, statsPeriodSeconds, balloon, true, diskMib, swapMib, agent);
  }

  /** The same with a sparse disk to fill its page cache from. */
  public GuestSpec withDisk(int mib) {
    return new GuestSpec(
        name, memoryMib, vcpus, statsPeriodSeconds, balloon, autodeflate, mib, swapMib, agent);
  }

  /** The same with swap inside the guest. */
  public GuestSpec withSwap(int mib) {
    return new GuestSpec(
        name, memoryMib, vcpus, statsPeriodSeconds, balloon, autodeflate, diskMib, mib, agent);
  }

  /** The same with the QEMU guest agent, and the channel by which libvirt asks it. */
  public GuestSpec withAgent() {
    return new GuestSpec(
        name, memoryMib, vcpus, statsPeriodSeconds, balloon, autodeflate, diskMib, swapMib, true);
  }
}
