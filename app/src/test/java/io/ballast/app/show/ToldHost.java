package io.ballast.app.show;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A host whose readings a test tells, in MiB and seconds. Guests follow orders unless told not to.
 */
final class ToldHost implements HypervisorView, HypervisorControl {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  final SequencedMap<String, ToldGuest> guests = new LinkedHashMap<>();
  private long seconds;
  private long totalMib = 16_384;
  private long freeMib = 8_192;

  void host(Map<String, String> told) {
    totalMib = Long.parseLong(told.getOrDefault("total", "" + totalMib));
    freeMib = Long.parseLong(told.getOrDefault("free", "" + freeMib));
  }

  void guest(String name, Map<String, String> told) {
    guests.computeIfAbsent(name, ToldGuest::new).told(told, seconds());
  }

  void later(long more) {
    seconds += more;
  }

  private long seconds() {
    return BEGIN.getEpochSecond() + seconds;
  }

  Moment now() {
    return new Moment(BEGIN.plusSeconds(seconds), seconds * 1_000_000_000L);
  }

  String read(String path) throws NoSuchFileException {
    return switch (path) {
      case "/proc/meminfo" ->
          "MemTotal: %1$d kB\nMemFree: %2$d kB\nMemAvailable: %2$d kB\n"
              .formatted(Memory.mib(totalMib), Memory.mib(freeMib));
      case "/proc/vmstat" -> "pswpin 0\npswpout 0\n";
      case "/proc/stat" -> "cpu  1 1 1 1\ncpu0 1 1 1 1\n";
      default -> process(path);
    };
  }

  private String process(String path) throws NoSuchFileException {
    for (ToldGuest guest : guests.values()) {
      if (path.equals("/proc/" + guest.pid() + "/stat")) {
        return guest.stat();
      }
    }
    throw new NoSuchFileException(path);
  }

  @Override
  public String description() {
    return "told";
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) {
    return guests.values().stream().map(guest -> guest.reading(seconds())).toList();
  }

  @Override
  public void setBalloon(GuestId id, long kib) throws HypervisorException {
    for (ToldGuest guest : guests.values()) {
      if (guest.id().equals(id)) {
        guest.order(kib);
      }
    }
  }

  @Override
  public void setStatisticsPeriod(GuestId id, int period) {}

  @Override
  public void setCpuTune(GuestId id, long quotaMicros, long periodMicros) {
    for (ToldGuest guest : guests.values()) {
      if (guest.id().equals(id)) {
        guest.limit(new CpuLimits(quotaMicros, periodMicros));
      }
    }
  }

  @Override
  public void setDiskLimits(GuestId id, String disk, String path, IoLimits limits) {
    for (ToldGuest guest : guests.values()) {
      if (guest.id().equals(id)) {
        guest.limit(limits);
      }
    }
  }

  @Override
  public void close() {}
}
