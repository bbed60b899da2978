package io.ballast.core.model;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * How much a guest may do with a disk in each second; 0 is without limit, and a total excludes the
 * two that it is the sum of.
 *
 * @param totalBytesSec bytes read and written
 * @param readBytesSec bytes read
 * @param writeBytesSec bytes written
 * @param totalIopsSec requests to read and to write
 * @param readIopsSec requests to read
 * @param writeIopsSec requests to write
 */
public record IoLimits(
    long totalBytesSec,
    long readBytesSec,
    long writeBytesSec,
    long totalIopsSec,
    long readIopsSec,
    long writeIopsSec) {
  /** No limit at all. */
  public static final IoLimits NONE = new IoLimits(0, 0, 0, 0, 0, 0);

  /** The limits that a function tells one by one. */
  public static IoLimits of(ToLongFunction<IoLimit> each) {
    return new IoLimits(
        each.applyAsLong(IoLimit.TOTAL_BYTES),
        each.applyAsLong(IoLimit.READ_BYTES),
        each.applyAsLong(IoLimit.WRITE_BYTES),
        each.applyAsLong(IoLimit.TOTAL_IOPS),
        each.applyAsLong(IoLimit.READ_IOPS),
        each.applyAsLong(IoLimit.WRITE_IOPS));
  }

  /** One of them. */
  public long of(IoLimit limit) {
    return switch (limit) {
      case TOTAL_BYTES -> totalBytesSec;
      case READ_BYTES -> readBytesSec;
      case WRITE_BYTES -> writeBytesSec;
      case TOTAL_IOPS -> totalIopsSec;
      case READ_IOPS -> readIopsSec;
      case WRITE_IOPS -> writeIopsSec;
    };
  }

  /** The same with another value of one of them. */
  public IoLimits with(IoLimit limit, long value) {
    return of(one -> one == limit ? value : of(one));
  }

  /** Those that are set, for people: {@code total_bytes_sec 1048576, read_iops_sec 100}. */
  public String text() {
    String set =
        Arrays.stream(IoLimit.values())
            .filter(limit -> of(limit) != 0)
            .map(limit -> limit.field() + " " + of(limit))
            .collect(Collectors.joining(", "));
    return set.isEmpty() ? "no limit" : set;
  }
}
