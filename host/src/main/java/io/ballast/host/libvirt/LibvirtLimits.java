package io.ballast.host.libvirt;

import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.IoLimits;
import io.ballast.host.libvirt.TypedParameters.Number;
import io.ballast.host.libvirt.TypedParameters.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits of CPUs and disks in libvirt's parameters, which bear the names that policies use. */
final class LibvirtLimits {
  /** From here on libvirt says of what has no quota. */
  private static final long ENDLESS = 17_592_186_044_415L;

  private LibvirtLimits() {}

  /** What limits vCPUs; empty where the scheduler knows no quota. */
  static Optional<CpuLimits> cpu(Map<String, Long> parameters) {
    Long quota = parameters.get(CpuKnob.QUOTA.control());
    Long period = parameters.get(CpuKnob.PERIOD.control());
    if (quota == null || period == null) {
      return Optional.empty();
    }
    boolean none = quota <= 0 || quota >= ENDLESS;
    return Optional.of(new CpuLimits(none ? CpuLimits.NO_QUOTA : quota, period));
  }

  static List<Number> parameters(CpuLimits limits) {
    return List.of(
        new Number(CpuKnob.PERIOD.control(), Type.ULLONG, limits.periodMicros()),
        new Number(CpuKnob.QUOTA.control(), Type.LLONG, limits.quotaMicros()));
  }

  static IoLimits disk(Map<String, Long> parameters) {
    return IoLimits.of(limit -> Math.max(0, parameters.getOrDefault(limit.field(), 0L)));
  }

  static List<Number> parameters(IoLimits limits) {
    return Arrays.stream(IoLimit.values())
        .map(limit -> new Number(limit.field(), Type.ULLONG, limits.of(limit)))
        .toList();
  }
}
