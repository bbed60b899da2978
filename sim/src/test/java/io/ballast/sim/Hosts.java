package io.ballast.sim;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the tests of this package ask a host. */
final class Hosts {
  private Hosts() {}

  static SimHost roomy(GuestSpec... guests) {
    return new SimHost(Scenario.quiet(HostSpec.of(Size.gib(32), 4), guests));
  }

  static void pass(SimHost host, double seconds) {
    host.advance(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  static GuestReading read(SimHost host, GuestId guest) throws HypervisorException {
    return host.view().guests().stream()
        .filter(reading -> reading.id().equals(guest))
        .findFirst()
        .orElseThrow();
  }

  static BalloonReading balloon(SimHost host, GuestSpec guest) throws HypervisorException {
    return read(host, guest.id()).balloon().orElseThrow();
  }

  static SimTruth.Guest truth(SimHost host, GuestSpec guest) {
    return host.truth().guest(guest.id());
  }

  /** The numbers of a file of names and numbers. */
  record Numbers(Map<String, Long> values) {
    long get(String name) {
      return Objects.requireNonNull(values.get(name), name);
    }
  }

  /** Of meminfo, vmstat or status. */
  static Numbers numbers(SimHost host, String path) throws IOException {
    return new Numbers(
        host.kernel()
            .read(path)
            .lines()
            .map(line -> line.split("[:\\s]+"))
            .filter(words -> words.length > 1 && words[1].matches("\\d+"))
            .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1]))));
  }

  /** One of KSM's files that holds a number. */
  static long ksm(SimHost host, String name) throws IOException {
    return Long.parseLong(host.kernel().read("/sys/kernel/mm/ksm/" + name).strip());
  }

  /** A word of {@code /proc/PID/stat}, counted from 1 as its manual does. */
  static String stat(SimHost host, long pid, int field) throws IOException {
    return host.kernel().read("/proc/" + pid + "/stat").strip().split(" ")[field - 1];
  }

  /** Everything anyone can read from a host, as one text. */
  static String everything(SimHost host) throws IOException {
    try {
      StringBuilder text = new StringBuilder();
      for (String path :
          new String[] {
            "/proc/meminfo", "/proc/vmstat", "/proc/stat", "/proc/uptime", "/proc/cpuinfo"
          }) {
        text.append(host.kernel().read(path));
      }
      return text.append(host.view().guests()).append(host.truth().host()).toString();
    } catch (HypervisorException away) {
      return away.reason().toString();
    }
  }
}
