package io.ballast.core.model;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;

/** What a hypervisor tells of a guest only when asked to, because it costs something to know. */
public enum GuestDetail {
  DISKS(GuestFields.DISKS, DeviceFields.DISK, 256),
  NICS(GuestFields.NICS, DeviceFields.NIC, 256),
  VCPUS(GuestFields.VCPUS, DeviceFields.VCPU, 1024);

  private final FieldDecl field;
  private final EntityType type;
  private final int most;

  GuestDetail(FieldDecl field, EntityType type, int most) {
    this.field = field;
    this.type = type;
    this.most = most;
  }

  /** The field of guests that holds them. */
  public FieldDecl field() {
    return field;
  }

  /** What each of them is. */
  public EntityType type() {
    return type;
  }

  /** So many of one guest are seen, and no more. */
  public int most() {
    return most;
  }
}
