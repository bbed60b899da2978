package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.OptionalLong;

/** A domain's numbers by {@link Stat}, those of its online vCPUs summed. */
final class Parameters {
  private static final int TYPE_INT = 1;
  private static final int TYPE_UINT = 2;
  private static final int TYPE_LLONG = 3;
  private static final int TYPE_ULLONG = 4;
  private static final int VCPU_OFFLINE = 0;

  /** All ones, which is also how libvirt and drivers say that they do not know. */
  private static final long ABSENT = -1;

  private final long[] values = new long[Stat.values().length];

  private Parameters() {
    Arrays.fill(values, ABSENT);
  }

  /**
   * @param array of {@code virTypedParameter}; each name in it ends with a NUL
   */
  static Parameters read(MemorySegment array) {
    Parameters parameters = new Parameters();
    for (long at = 0; at < array.byteSize(); at += Structs.TYPED_PARAMETER.byteSize()) {
      Stat stat = Stat.named(array.getString(at));
      if (stat != null) {
        parameters.keep(stat, value(array, at));
      }
    }
    return parameters;
  }

  /** A parameter's type says how wide its value is. */
  static long value(MemorySegment array, long parameter) {
    long at = parameter + Structs.PARAMETER_VALUE;
    return switch (array.get(JAVA_INT, parameter + Structs.PARAMETER_TYPE)) {
      case TYPE_INT -> array.get(JAVA_INT, at);
      case TYPE_UINT -> Integer.toUnsignedLong(array.get(JAVA_INT, at));
      case TYPE_LLONG, TYPE_ULLONG -> array.get(JAVA_LONG, at);
      default -> ABSENT;
    };
  }

  private void keep(Stat stat, long value) {
    switch (stat) {
      case VCPU_TIME, VCPU_WAIT, VCPU_DELAY -> sum(stat, value);
      default -> values[stat.ordinal()] = value;
    }
  }

  /** libvirt gives each vCPU's state before its times. */
  private void sum(Stat stat, long value) {
    if (value >= 0 && number(Stat.VCPU_STATE) != VCPU_OFFLINE) {
      values[stat.ordinal()] = Math.max(0, number(stat)) + value;
    }
  }

  boolean has(Stat stat) {
    return number(stat) >= 0;
  }

  /** The number, or -1 where there is none. */
  long number(Stat stat) {
    return values[stat.ordinal()];
  }

  /** The number, unless it is absent, all ones, or too large to be true. */
  OptionalLong optional(Stat stat) {
    return has(stat) ? OptionalLong.of(number(stat)) : OptionalLong.empty();
  }
}
