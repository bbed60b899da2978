package io.ballast.core.model;

import static io.ballast.policy.vocabulary.FieldDecl.number;
import static io.ballast.policy.vocabulary.FieldDecl.optionalNumber;
import static io.ballast.policy.vocabulary.FieldDecl.optionalObjects;

import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;

/**
 * The fields of a guest, each declared here and nowhere else. Names are MOM's where it has them.
 */
public final class GuestFields {
  public static final FieldDecl MEM_AVAILABLE =
      number("mem_available", Unit.KIB, "All memory that the guest's kernel sees.");
  public static final FieldDecl MEM_UNUSED =
      number("mem_unused", Unit.KIB, "Memory that the guest uses for nothing at all.");
  public static final FieldDecl MEM_FREE =
      number("mem_free", Unit.KIB, "Unused memory, buffers and page cache together.");
  public static final FieldDecl MEM_USABLE =
      optionalNumber(
          "mem_usable", Unit.KIB, "What the guest can use without swapping (its MemAvailable).");
  public static final FieldDecl DISK_CACHES =
      optionalNumber("disk_caches", Unit.KIB, "Page cache inside the guest.");
  public static final FieldDecl MAJOR_FAULT =
      number(
          "major_fault",
          Unit.COUNT,
          "Major faults inside the guest since its start; under vdsm in a second.");
  public static final FieldDecl MINOR_FAULT =
      number(
          "minor_fault",
          Unit.COUNT,
          "Minor faults inside the guest since its start; under vdsm in a second.");
  public static final FieldDecl SWAP_IN =
      number(
          "swap_in",
          Unit.KIB,
          "Memory swapped in inside the guest since its start; under vdsm in a second.");
  public static final FieldDecl SWAP_OUT =
      number(
          "swap_out",
          Unit.KIB,
          "Memory swapped out inside the guest since its start; under vdsm in a second.");
  public static final FieldDecl SWAP_TOTAL =
      optionalNumber("swap_total", Unit.KIB, "Size of the swap inside the guest, where known.");
  public static final FieldDecl SWAP_USAGE =
      optionalNumber("swap_usage", Unit.KIB, "Swap in use inside the guest, where known.");
  public static final FieldDecl STATS_AGE =
      optionalNumber(
          "stats_age", Unit.SECONDS, "Time since the balloon driver reported new statistics.");

  public static final FieldDecl BALLOON_CUR =
      number("balloon_cur", Unit.KIB, "The guest's memory now.");
  public static final FieldDecl BALLOON_MAX =
      number("balloon_max", Unit.KIB, "The most memory that its balloon can give the guest.");
  public static final FieldDecl BALLOON_MIN =
      number(
          "balloon_min",
          Unit.KIB,
          "Memory guaranteed to the guest, by its service class or its hypervisor.");

  public static final FieldDecl HOST_MINOR_FAULTS =
      number(
          "host_minor_faults",
          Unit.COUNT,
          "Minor faults of the guest's process on the host since the last sample.");
  public static final FieldDecl HOST_MAJOR_FAULTS =
      number(
          "host_major_faults",
          Unit.COUNT,
          "Major faults of the guest's process on the host since the last sample.");
  public static final FieldDecl RSS =
      number("rss", Unit.PAGES, "Resident memory of the guest's process on the host.");

  public static final FieldDecl VCPU_COUNT = number("vcpu_count", Unit.COUNT, "vCPUs online.");
  public static final FieldDecl VCPU_USAGE =
      optionalNumber(
          "vcpu_usage", Unit.PERCENT, "CPU used since the last sample; 100 is one vCPU in full.");
  public static final FieldDecl VCPU_WAIT =
      optionalNumber(
          "vcpu_wait", Unit.PERCENT, "Waiting for input and output since the last sample.");
  public static final FieldDecl VCPU_DELAY =
      optionalNumber(
          "vcpu_delay",
          Unit.PERCENT,
          "Ready but without a CPU since the last sample: steal, seen from the host.");

  public static final FieldDecl VCPU_QUOTA =
      number(
          CpuKnob.QUOTA.control(),
          Unit.MICROSECONDS,
          "How long each vCPU may run in each period; -1 is without limit.");
  public static final FieldDecl VCPU_PERIOD =
      number(CpuKnob.PERIOD.control(), Unit.MICROSECONDS, "How long each period is.");
  public static final FieldDecl VCPU_USER_LIMIT =
      number(
          "vcpu_user_limit",
          Unit.PERCENT,
          "What its owner's contract gives all its vCPUs together of the host's CPUs; 100 is all.");

  public static final FieldDecl IO_TUNE =
      optionalObjects(
          "io_tune",
          TuneFields.DISK,
          "Its disks with what limits them, each with the fields and setters below.");
  public static final FieldDecl IO_TUNE_CURRENT =
      optionalObjects(
          "io_tune_current",
          TuneFields.DISK_NOW,
          "The limits in force of each disk, as last read.");

  public static final FieldDecl GUARANTEE =
      number(
          "guarantee",
          Unit.KIB,
          "Memory that is never taken, by its service class or its hypervisor.");
  public static final FieldDecl LIMIT =
      number("limit", Unit.KIB, "Memory that is never exceeded, by the guest's service class.");
  public static final FieldDecl SHARES =
      number("shares", Unit.COUNT, "The guest's weight when memory is divided.");
  public static final FieldDecl NEED =
      optionalNumber(
          "need",
          Unit.KIB,
          "Estimated working set with a capped credit for cache: rises at once, falls slowly;"
              + " nil until the guest has reported.");
  public static final FieldDecl FLOOR =
      number("floor", Unit.KIB, "The size below which the guest is never taken.");
  public static final FieldDecl DISTRESS =
      number("distress", Unit.COUNT, "1 while the guest starves for memory, otherwise 0.");

  public static final FieldDecl DISKS =
      optionalObjects("Disks", DeviceFields.DISK, "Its disks, each with the fields below.");
  public static final FieldDecl NICS =
      optionalObjects("Nics", DeviceFields.NIC, "Its network cards, each with the fields below.");
  public static final FieldDecl VCPUS =
      optionalObjects("Vcpus", DeviceFields.VCPU, "Its vCPUs online, each with the fields below.");

  private GuestFields() {}
}
