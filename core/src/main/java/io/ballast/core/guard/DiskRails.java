package io.ballast.core.guard;

import io.ballast.core.model.IoLimit;
import io.ballast.core.model.IoLimits;

/** The rail of a guest's disks. */
final class DiskRails {
  /** What QEMU takes, of bytes and of requests. */
  private static final long MOST = 1_000_000_000_000_000L;

  private DiskRails() {}

  static LimitProposal<IoLimits> range(LimitProposal<IoLimits> proposal, Cycle cycle) {
    if (!proposal.isOpen() || !cycle.tuning().holds(Rail.IO_RANGE)) {
      return proposal;
    }
    IoLimits to = proposal.to();
    for (IoLimit limit : IoLimit.values()) {
      if (to.of(limit) < 0 || to.of(limit) > MOST) {
        return proposal.veto(
            Rail.IO_RANGE, "%s is 0 to %d, not %d".formatted(limit.field(), MOST, to.of(limit)));
      }
    }
    if (to.totalBytesSec() > 0 && (to.readBytesSec() > 0 || to.writeBytesSec() > 0)) {
      return proposal.veto(Rail.IO_RANGE, both("bytes"));
    }
    return to.totalIopsSec() > 0 && (to.readIopsSec() > 0 || to.writeIopsSec() > 0)
        ? proposal.veto(Rail.IO_RANGE, both("iops"))
        : proposal;
  }

  private static String both(String what) {
    return "total_%1$s_sec excludes read_%1$s_sec and write_%1$s_sec: one of them must be 0"
        .formatted(what);
  }
}
