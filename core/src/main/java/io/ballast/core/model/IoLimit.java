package io.ballast.core.model;

import io.ballast.policy.vocabulary.Unit;
import java.util.Arrays;
import java.util.Optional;

/** One of the limits of a disk, as policies call the field and the setter: as MOM does. */
public enum IoLimit {
  TOTAL_BYTES(
      "total_bytes_sec", "setTotalBytesSec", Unit.BYTES_PER_SECOND, "bytes read and written"),
  READ_BYTES("read_bytes_sec", "setReadBytesSec", Unit.BYTES_PER_SECOND, "bytes read"),
  WRITE_BYTES("write_bytes_sec", "setWriteBytesSec", Unit.BYTES_PER_SECOND, "bytes written"),
  TOTAL_IOPS("total_iops_sec", "setTotalIopsSec", Unit.COUNT, "requests to read and to write"),
  READ_IOPS("read_iops_sec", "setReadIopsSec", Unit.COUNT, "requests to read"),
  WRITE_IOPS("write_iops_sec", "setWriteIopsSec", Unit.COUNT, "requests to write");

  private final String field;
  private final String setter;
  private final Unit unit;
  private final String what;

  IoLimit(String field, String setter, Unit unit, String what) {
    this.field = field;
    this.setter = setter;
    this.unit = unit;
    this.what = what;
  }

  /** The field that tells it, and libvirt's and vdsm's name of it. */
  public String field() {
    return field;
  }

  /** The method that wishes it. */
  public String setter() {
    return setter;
  }

  /** What it counts in each second. */
  public Unit unit() {
    return unit;
  }

  /** What it counts, in a clause. */
  public String what() {
    return what;
  }

  /** The limit with that setter, if there is one. */
  public static Optional<IoLimit> setBy(String setter) {
    return Arrays.stream(values()).filter(one -> one.setter.equals(setter)).findFirst();
  }
}
