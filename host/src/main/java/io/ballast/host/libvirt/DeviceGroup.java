package io.ballast.host.libvirt;

import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.GuestDetail;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.Map;

/** A group of statistics in the bulk call, which costs nothing unless it is asked for. */
enum DeviceGroup {
  BLOCK(
      GuestDetail.DISKS,
      1 << 5,
      "block.",
      "block.count",
      Map.of(
          "rd.bytes", DeviceFields.RD_BYTES,
          "wr.bytes", DeviceFields.WR_BYTES,
          "rd.reqs", DeviceFields.RD_REQS,
          "wr.reqs", DeviceFields.WR_REQS,
          "capacity", DeviceFields.CAPACITY,
          "allocation", DeviceFields.ALLOCATION,
          "physical", DeviceFields.PHYSICAL)),
  INTERFACE(
      GuestDetail.NICS,
      1 << 4,
      "net.",
      "net.count",
      Map.of(
          "rx.bytes", DeviceFields.RX_BYTES,
          "rx.pkts", DeviceFields.RX_PACKETS,
          "rx.errs", DeviceFields.RX_ERRORS,
          "rx.drop", DeviceFields.RX_DROP,
          "tx.bytes", DeviceFields.TX_BYTES,
          "tx.pkts", DeviceFields.TX_PACKETS,
          "tx.errs", DeviceFields.TX_ERRORS,
          "tx.drop", DeviceFields.TX_DROP)),
  VCPU(
      GuestDetail.VCPUS,
      1 << 3,
      "vcpu.",
      "vcpu.current",
      Map.of(
          "time", DeviceFields.TIME,
          "wait", DeviceFields.WAIT,
          "delay", DeviceFields.DELAY));

  private final GuestDetail detail;
  private final int flag;
  private final String prefix;
  private final String told;
  private final Map<String, FieldDecl> fields;

  DeviceGroup(
      GuestDetail detail, int flag, String prefix, String told, Map<String, FieldDecl> fields) {
    this.detail = detail;
    this.flag = flag;
    this.prefix = prefix;
    this.told = told;
    this.fields = fields;
  }

  GuestDetail detail() {
    return detail;
  }

  /** Its bit in libvirt's {@code virDomainStatsTypes}. */
  int flag() {
    return flag;
  }

  /** What the names of its statistics begin with. */
  String prefix() {
    return prefix;
  }

  /** The parameter that is there whenever the group could be told, if only to tell of none. */
  String told() {
    return told;
  }

  /** The fields that its statistics give, by libvirt's names. */
  Map<String, FieldDecl> fields() {
    return fields;
  }
}
