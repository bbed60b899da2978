package io.ballast.bench;

import io.ballast.lab.GuestImage;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.HostPressure;
import io.ballast.lab.KeptSettings;
import io.ballast.lab.LabException;
import io.ballast.lab.LabGuest;
import io.ballast.lab.LabHost;
import io.ballast.lab.LabPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Two hours beside eight real guests whose use rises and falls: whether the daemon's memory stays
 * flat, and its threads and descriptors stay as many as they were. {@code BALLAST_SOAK_MINUTES}
 * sets another time.
 *
 * <p>The host is short all the time, because twice its configured reserve is more than is free:
 * guests at rest give, and those that work get theirs back. No huge pages are taken, so that other
 * labs can run beside it.
 */
final class SoakBench {
  private static final int GUESTS = 8;
  private static final int GUEST_MIB = 512;
  private static final int RESTING_MIB = 60;
  private static final int WORKING_MIB = 280;
  private static final int USUAL_MINUTES = 120;
  private static final Duration EACH = Duration.ofSeconds(8);

  /** While the JVM compiles and the heap finds its size, nothing is flat. */
  private static final double WARM_UP = 0.25;

  private static final String CONFIG =
      """
      host-monitor-interval: 2
      guest-monitor-interval: 2
      policy-engine-interval: 4
      libvirt-hypervisor-uri: %s
      libvirt-run-directory: %s
      controllers: Balloon, KSM

      [guard]
      host-reserve: %d MiB
      """;

  private record Reading(double residentMib, double threads, double descriptors) {
    static Reading of(DaemonProcess daemon) throws IOException {
      return new Reading(daemon.residentMib(), daemon.threads(), daemon.descriptors());
    }
  }

  List<Result> run() throws Exception {
    String whyNot = LabPackages.whyNot().orElse("");
    if (!whyNot.isEmpty()) {
      System.err.println("soak is not measured. " + whyNot);
      return List.of();
    }
    Path cache = Path.of(System.getProperty("java.io.tmpdir"), "ballast-lab");
    KeptSettings ksm = KeptSettings.ksm(); // What the daemon sets is put back in the end.
    try (LabHost host = LabHost.start(GuestImage.in(cache))) {
      List<LabGuest> guests = new ArrayList<>();
      for (int i = 1; i <= GUESTS; i++) {
        guests.add(host.start(GuestSpec.of("g" + i, GUEST_MIB).withSwap(GUEST_MIB / 2)));
      }
      guests.forEach(LabGuest::awaitBoot);
      return soak(host, guests);
    } finally {
      ksm.close();
    }
  }

  private static List<Result> soak(LabHost host, List<LabGuest> guests) throws Exception {
    long reserve = Math.round(HostPressure.availableMib() * 0.6);
    String config = CONFIG.formatted(host.uri(), host.runDirectory(), reserve);
    Duration time = Duration.ofMinutes(minutes());
    List<Reading> readings = new ArrayList<>();
    int unanswered = 0;
    try (DaemonProcess daemon = DaemonProcess.start(config)) {
      daemon.awaitFirstDecision();
      long end = System.nanoTime() + time.toNanos();
      for (int turn = 0; System.nanoTime() - end < 0; turn++) {
        work(guests, turn);
        unanswered += ask(daemon, turn);
        Thread.sleep(EACH);
        Reading reading = Reading.of(daemon);
        readings.add(reading);
        System.out.printf(
            "%d %.1f MiB, %.0f threads, %.0f descriptors%n",
            turn, reading.residentMib(), reading.threads(), reading.descriptors());
      }
      return results(time, readings, daemon, guests, unanswered);
    }
  }

  /** Somebody asks now and then: how many questions were not answered. */
  private static int ask(DaemonProcess daemon, int turn) throws Exception {
    String guest = "g" + (1 + turn % GUESTS);
    return switch (turn % 8) {
      case 0 -> daemon.answers("status") ? 0 : 1;
      case 2 -> daemon.answers("guests", "--json") ? 0 : 1;
      case 4 -> daemon.answers("explain", guest) ? 0 : 1;
      case 6 -> daemon.answers("events") ? 0 : 1;
      default -> 0;
    };
  }

  private static long minutes() {
    String wanted = System.getenv("BALLAST_SOAK_MINUTES");
    return wanted == null ? USUAL_MINUTES : Long.parseLong(wanted);
  }

  /** One guest after the other begins to work, and rests again four turns later. */
  private static void work(List<LabGuest> guests, int turn) {
    use(guests.get(turn % GUESTS), WORKING_MIB);
    use(guests.get((turn + GUESTS - 4) % GUESTS), RESTING_MIB);
  }

  private static void use(LabGuest guest, int mib) {
    try {
      guest.usedMib(mib);
    } catch (LabException lost) {
      System.out.println(lost.getMessage());
    }
  }

  private static List<Result> results(
      Duration time,
      List<Reading> readings,
      DaemonProcess daemon,
      List<LabGuest> guests,
      int unanswered)
      throws IOException {
    int warm = (int) (readings.size() * WARM_UP);
    List<Reading> settled = readings.subList(warm, readings.size());
    List<Reading> early = settled.subList(0, settled.size() / 3);
    List<Reading> late = settled.subList(settled.size() - settled.size() / 3, settled.size());
    DoubleSummaryStatistics threads =
        settled.stream().mapToDouble(Reading::threads).summaryStatistics();
    DoubleSummaryStatistics descriptors =
        settled.stream().mapToDouble(Reading::descriptors).summaryStatistics();
    String subject = "%d real guests, %d min".formatted(GUESTS, time.toMinutes());
    List<Result> results = new ArrayList<>();
    results.add(new Result(subject, "default", "rss_early", resident(early), "MiB"));
    results.add(new Result(subject, "default", "rss_late", resident(late), "MiB"));
    results.add(new Result(subject, "default", "threads_least", threads.getMin(), ""));
    results.add(new Result(subject, "default", "threads_most", threads.getMax(), ""));
    results.add(new Result(subject, "default", "descriptors_least", descriptors.getMin(), ""));
    results.add(new Result(subject, "default", "descriptors_most", descriptors.getMax(), ""));
    results.add(new Result(subject, "default", "cpu", daemon.cpuSeconds(), "s"));
    results.add(
        new Result(
            subject,
            "default",
            "orders",
            daemon.log().lines().filter(SoakBench::isOrder).count(),
            ""));
    long kills = guests.stream().mapToLong(guest -> guest.report().oomKills()).sum();
    long boots = guests.stream().mapToLong(LabGuest::boots).sum();
    results.add(new Result(subject, "default", "unanswered_questions", unanswered, ""));
    results.add(new Result(subject, "default", "kills_inside_guests", kills, ""));
    results.add(new Result(subject, "default", "boots", boots, ""));
    return results;
  }

  private static boolean isOrder(String line) {
    return line.contains(" -> ") && line.contains("done");
  }

  private static double resident(List<Reading> readings) {
    return readings.stream().mapToDouble(Reading::residentMib).average().orElse(0);
  }
}
