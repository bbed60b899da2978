package io.ballast.app.show;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A guest that a test tells, by words such as {@code size=1024 used=300 frozen=yes}; with {@code
 * percent=50} it has a contract, and limits.
 */
final class ToldGuest {
  private final String name;
  private final Map<String, String> told = new HashMap<>();
  private long sizeKib;
  private long frozenSince;
  private CpuLimits cpu = new CpuLimits(CpuLimits.NO_QUOTA, 100_000);
  private IoLimits disk = IoLimits.NONE;

  ToldGuest(String name) {
    this.name = name;
  }

  void told(Map<String, String> more, long now) {
    told.putAll(more);
    if (more.containsKey("size")) {
      sizeKib = Memory.mib(Long.parseLong(more.get("size")));
    }
    if (more.containsKey("frozen")) {
      frozenSince = now;
    }
  }

  private boolean is(String word, boolean otherwise) {
    return told.getOrDefault(word, otherwise ? "yes" : "no").equals("yes");
  }

  private long mib(String word) {
    return Memory.mib(Long.parseLong(told.getOrDefault(word, "0")));
  }

  GuestId id() {
    return new GuestId("id-of-" + name.replaceAll("[^a-z0-9-]", "_"));
  }

  long pid() {
    return 1_000 + Math.abs(name.hashCode() % 1_000);
  }

  /** Where nothing else is told its process holds all of its memory. */
  String stat() {
    long pages = sizeKib / Memory.KIB_PER_PAGE;
    return pid() + " (qemu) S 1 1 1 0 -1 0 5 0 3 0 0 0 0 0 20 0 9 0 44 0 " + pages + " 0\n";
  }

  void order(long kib) throws HypervisorException {
    if (is("refuses", false)) {
      throw new HypervisorException(HypervisorException.Reason.DENIED, "The hypervisor denies it.");
    }
    if (!is("stuck", false)) {
      sizeKib = kib;
    }
  }

  GuestReading reading(long now) {
    return new GuestReading(
            id(),
            name.replace("\\e", "\u001b[2J"),
            GuestState.valueOf(told.getOrDefault("state", "RUNNING")),
            OptionalLong.of(pid()),
            new GuestTraits(is("balloon", true), is("hugepages", false), false, false, 5),
            is("balloon", true) ? Optional.of(balloon(now)) : Optional.empty(),
            cpu())
        .with(tuning());
  }

  private Optional<CpuReading> cpu() {
    OptionalLong none = OptionalLong.empty();
    return told.containsKey("percent")
        ? Optional.of(new CpuReading(2, none, none, none))
        : Optional.empty();
  }

  private GuestTuning tuning() {
    if (!told.containsKey("percent")) {
      return GuestTuning.UNKNOWN;
    }
    int percent = Integer.parseInt(told.get("percent"));
    IoLimits most = new IoLimits(Long.parseLong(told.getOrDefault("bytes", "0")), 0, 0, 0, 0, 0);
    return new GuestTuning(
        Optional.of(new CpuTune(cpu.quotaMicros(), cpu.periodMicros(), percent)),
        Optional.of(
            List.of(
                new DiskTune("vda", "/images/vda", Optional.empty(), Optional.of(most), disk))));
  }

  void limit(CpuLimits limits) {
    cpu = limits;
  }

  void limit(IoLimits limits) {
    disk = limits;
  }

  private BalloonReading balloon(long now) {
    long maximum = told.containsKey("max") ? mib("max") : sizeKib;
    if (!is("reports", true)) {
      return BalloonReading.withoutStatistics(sizeKib, maximum);
    }
    OptionalLong free = OptionalLong.of(Math.max(0, sizeKib - mib("used")));
    OptionalLong none = OptionalLong.of(0);
    return new BalloonReading(
        sizeKib,
        maximum,
        OptionalLong.of(sizeKib),
        free,
        free,
        none,
        OptionalLong.of(mib("swap-in")),
        none,
        none,
        none,
        OptionalLong.of(is("frozen", false) ? frozenSince : now - 1));
  }
}
