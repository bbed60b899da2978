package io.ballast.host.libvirt;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;

/** libvirt's structures as a 64-bit C compiler lays them out. */
final class Structs {
  private Structs() {}

  /** Bytes of a parameter's name, its closing NUL included. */
  static final int FIELD_LENGTH = 80;

  /** {@code virTypedParameter}; the union at its end is read as the parameter's type says. */
  static final StructLayout TYPED_PARAMETER =
      structLayout(
          sequenceLayout(FIELD_LENGTH, JAVA_BYTE).withName("field"),
          JAVA_INT.withName("type"),
          paddingLayout(4),
          JAVA_LONG.withName("value"));

  static final long PARAMETER_TYPE = offset(TYPED_PARAMETER, "type");
  static final long PARAMETER_VALUE = offset(TYPED_PARAMETER, "value");

  /** {@code virDomainStatsRecord}. */
  static final StructLayout STATS_RECORD =
      structLayout(
          ADDRESS.withName("dom"),
          ADDRESS.withName("params"),
          JAVA_INT.withName("nparams"),
          paddingLayout(4));

  static final long RECORD_DOMAIN = offset(STATS_RECORD, "dom");
  static final long RECORD_PARAMETERS = offset(STATS_RECORD, "params");
  static final long RECORD_COUNT = offset(STATS_RECORD, "nparams");

  /** {@code virError}. */
  static final StructLayout ERROR =
      structLayout(
          JAVA_INT.withName("code"),
          JAVA_INT.withName("domain"),
          ADDRESS.withName("message"),
          JAVA_INT.withName("level"),
          paddingLayout(4),
          ADDRESS.withName("conn"),
          ADDRESS.withName("dom"),
          ADDRESS.withName("str1"),
          ADDRESS.withName("str2"),
          ADDRESS.withName("str3"),
          JAVA_INT.withName("int1"),
          JAVA_INT.withName("int2"),
          ADDRESS.withName("net"));

  static final long ERROR_CODE = offset(ERROR, "code");
  static final long ERROR_DOMAIN = offset(ERROR, "domain");
  static final long ERROR_MESSAGE = offset(ERROR, "message");
  static final long ERROR_NUMBER = offset(ERROR, "int1");

  /** {@code virDomainInfo}. */
  static final StructLayout DOMAIN_INFO =
      structLayout(
          JAVA_BYTE.withName("state"),
          paddingLayout(7),
          JAVA_LONG.withName("maxMem"),
          JAVA_LONG.withName("memory"),
          JAVA_SHORT.withName("nrVirtCpu"),
          paddingLayout(6),
          JAVA_LONG.withName("cpuTime"));

  static final long INFO_STATE = offset(DOMAIN_INFO, "state");
  static final long INFO_MAXIMUM = offset(DOMAIN_INFO, "maxMem");

  /** {@code virDomainJobInfo}: a type, then eleven counters. */
  static final StructLayout JOB_INFO =
      structLayout(
          JAVA_INT.withName("type"),
          paddingLayout(4),
          sequenceLayout(11, JAVA_LONG).withName("counters"));

  /** {@code virDomainControlInfo}. */
  static final StructLayout CONTROL_INFO =
      structLayout(
          JAVA_INT.withName("state"), JAVA_INT.withName("details"), JAVA_LONG.withName("time"));

  static final long CONTROL_STATE = offset(CONTROL_INFO, "state");
  static final long CONTROL_MILLIS = offset(CONTROL_INFO, "time");

  private static long offset(StructLayout layout, String field) {
    return layout.byteOffset(groupElement(field));
  }
}
