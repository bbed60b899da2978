package io.ballast.core.model;

import static io.ballast.policy.vocabulary.FieldDecl.optionalNumber;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;

/**
 * The fields of what a guest is made of, each declared here and nowhere else. Counters run from the
 * guest's start; a busy guest, or a driver that does not count, has nil in them.
 */
public final class DeviceFields {
  public static final FieldDecl RD_BYTES =
      optionalNumber("rd_bytes", Unit.BYTES, "Read from it since the guest's start.");
  public static final FieldDecl WR_BYTES =
      optionalNumber("wr_bytes", Unit.BYTES, "Written to it since the guest's start.");
  public static final FieldDecl RD_REQS =
      optionalNumber("rd_reqs", Unit.COUNT, "Requests to read since the guest's start.");
  public static final FieldDecl WR_REQS =
      optionalNumber("wr_reqs", Unit.COUNT, "Requests to write since the guest's start.");
  public static final FieldDecl CAPACITY =
      optionalNumber("capacity", Unit.BYTES, "Its size as the guest sees it.");
  public static final FieldDecl ALLOCATION =
      optionalNumber("allocation", Unit.BYTES, "The end of what was ever written in its image.");
  public static final FieldDecl PHYSICAL =
      optionalNumber("physical", Unit.BYTES, "What its image takes on the host.");

  public static final FieldDecl RX_BYTES =
      optionalNumber("rx_bytes", Unit.BYTES, "Received since the guest's start.");
  public static final FieldDecl RX_PACKETS =
      optionalNumber("rx_packets", Unit.COUNT, "Packets received since the guest's start.");
  public static final FieldDecl RX_ERRORS =
      optionalNumber("rx_errors", Unit.COUNT, "Errors in receiving since the guest's start.");
  public static final FieldDecl RX_DROP =
      optionalNumber("rx_drop", Unit.COUNT, "Packets lost in receiving since the guest's start.");
  public static final FieldDecl TX_BYTES =
      optionalNumber("tx_bytes", Unit.BYTES, "Sent since the guest's start.");
  public static final FieldDecl TX_PACKETS =
      optionalNumber("tx_packets", Unit.COUNT, "Packets sent since the guest's start.");
  public static final FieldDecl TX_ERRORS =
      optionalNumber("tx_errors", Unit.COUNT, "Errors in sending since the guest's start.");
  public static final FieldDecl TX_DROP =
      optionalNumber("tx_drop", Unit.COUNT, "Packets lost in sending since the guest's start.");

  public static final FieldDecl ID =
      optionalNumber("id", Unit.NONE, "The number by which the hypervisor knows it, from 0.");
  public static final FieldDecl RUNNING =
      optionalNumber("running", Unit.NONE, "1 while it runs, 0 while it halts or waits.");
  public static final FieldDecl TIME =
      optionalNumber("time", Unit.NANOSECONDS, "CPU time used since the guest's start.");
  public static final FieldDecl WAIT =
      optionalNumber(
          "wait", Unit.NANOSECONDS, "Waiting for input and output since the guest's start.");
  public static final FieldDecl DELAY =
      optionalNumber(
          "delay",
          Unit.NANOSECONDS,
          "Ready but without a CPU since the guest's start: steal, seen from the host.");

  /** One of a guest's {@code Disks}. */
  public static final EntityType DISK =
      EntityType.of(
          "disk",
          false,
          List.of(RD_BYTES, WR_BYTES, RD_REQS, WR_REQS, CAPACITY, ALLOCATION, PHYSICAL),
          List.of());

  /** One of a guest's {@code Nics}. */
  public static final EntityType NIC =
      EntityType.of(
          "nic",
          false,
          List.of(
              RX_BYTES, RX_PACKETS, RX_ERRORS, RX_DROP, TX_BYTES, TX_PACKETS, TX_ERRORS, TX_DROP),
          List.of());

  /** One of a guest's {@code Vcpus}. */
  public static final EntityType VCPU =
      EntityType.of("vcpu", false, List.of(ID, RUNNING, TIME, WAIT, DELAY), List.of());

  private DeviceFields() {}
}
