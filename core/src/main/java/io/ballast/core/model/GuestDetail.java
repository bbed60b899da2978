package io.ballast.core.model;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a hypervisor tells of a guest only when asked to, because it costs something to know. */
public enum GuestDetail {
  DISKS(GuestFields.DISKS, DeviceFields.DISK, 256),
  NICS(GuestFields.NICS, DeviceFields.NIC, 256),
  VCPUS(GuestFields.VCPUS, DeviceFields.VCPU, 1024),
  /** What limits its CPU, in {@link GuestReading#tuning}. */
  CPU_TUNE(null, null, 0),
  /** What limits its disks, there too. */
  IO_TUNE(null, null, 0);

  /** Those that are lists of objects, in {@link GuestReading#objects}. */
  public static final Set<GuestDetail> OBJECTS =
      Collections.unmodifiableSet(EnumSet.of(DISKS, NICS, VCPUS));

  private final @Nullable FieldDecl field;
  private final @Nullable EntityType type;
  private final int most;

  GuestDetail(@Nullable FieldDecl field, @Nullable EntityType type, int most) {
    this.field = field;
    this.type = type;
    this.most = most;
  }

  /**
   * The field of guests that holds them.
   *
   * @throws IllegalStateException if these are no objects
   */
  public FieldDecl field() {
    return ofObjects(field);
  }

  /**
   * What each of them is.
   *
   * @throws IllegalStateException if these are no objects
   */
  public EntityType type() {
    return ofObjects(type);
  }

  private <T> T ofObjects(@Nullable T declared) {
    if (declared == null) {
      throw new IllegalStateException(name() + " is no list of objects.");
    }
    return declared;
  }

  /** So many of one guest are seen, and no more. */
  public int most() {
    return most;
  }
}
