package io.ballast.host.libvirt;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.GuestState;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;

/** What the bulk call says of one domain. */
record DomainStats(GuestState state, Optional<BalloonReading> balloon, Optional<CpuReading> cpu) {

  /**
   * @param parameters an array of {@code virTypedParameter}
   */
  static DomainStats read(MemorySegment parameters) {
    Parameters values = Parameters.read(parameters);
    return new DomainStats(
        DomainState.of(values.number(Stat.STATE), values.number(Stat.REASON)),
        balloon(values),
        cpu(values));
  }

  private static Optional<BalloonReading> balloon(Parameters values) {
    if (!values.has(Stat.CURRENT) || !values.has(Stat.MAXIMUM)) {
      return Optional.empty();
    }
    return Optional.of(
        new BalloonReading(
            values.number(Stat.CURRENT),
            values.number(Stat.MAXIMUM),
            values.optional(Stat.AVAILABLE),
            values.optional(Stat.UNUSED),
            values.optional(Stat.USABLE),
            values.optional(Stat.DISK_CACHES),
            values.optional(Stat.SWAP_IN),
            values.optional(Stat.SWAP_OUT),
            values.optional(Stat.MAJOR_FAULT),
            values.optional(Stat.MINOR_FAULT),
            values.number(Stat.LAST_UPDATE) == 0
                ? OptionalLong.empty()
                : values.optional(Stat.LAST_UPDATE)));
  }

  private static Optional<CpuReading> cpu(Parameters values) {
    if (!values.has(Stat.VCPUS)) {
      return Optional.empty();
    }
    return Optional.of(
        new CpuReading(
            (int) values.number(Stat.VCPUS),
            values.optional(Stat.VCPU_TIME),
            values.optional(Stat.VCPU_WAIT),
            values.optional(Stat.VCPU_DELAY)));
  }
}
