package io.ballast.bench;

import io.ballast.lab.GuestImage;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import io.ballast.lab.LabHost;
import io.ballast.lab.LabPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the daemon costs beside eight real guests, read from /proc as for any process: from its
 * start to its first decision, memory, threads, and CPU in a minute at intervals of 2 s and 4 s.
 */
final class DaemonBench {
  private static final int GUESTS = 8;
  private static final int GUEST_MIB = 512;
  private static final Duration SETTLE = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final String CONFIG =
      """
      host-monitor-interval: 2
      guest-monitor-interval: 2
      policy-engine-interval: 4
      libvirt-hypervisor-uri: %s
      libvirt-run-directory: %s
      state-directory: state
      shipped-policy: %s
      """;

  List<Result> run() throws Exception {
    String whyNot = LabPackages.whyNot().orElse("");
    if (!whyNot.isEmpty()) {
      System.err.println("daemon is not measured. " + whyNot);
      return List.of();
    }
    Path cache = Path.of(System.getProperty("java.io.tmpdir"), "ballast-lab");
    try (LabHost host = LabHost.start(GuestImage.in(cache))) {
      List<LabGuest> guests = new ArrayList<>();
      for (int i = 1; i <= GUESTS; i++) {
        guests.add(host.start(GuestSpec.of("g" + i, GUEST_MIB)));
      }
      guests.forEach(LabGuest::awaitBoot);
      List<Result> results = new ArrayList<>();
      for (String policy : List.of("default", "classic")) {
        results.addAll(measure(host, policy));
      }
      return results;
    }
  }

  private static List<Result> measure(LabHost host, String policy) throws Exception {
    String config = CONFIG.formatted(host.uri(), host.runDirectory(), policy);
    try (DaemonProcess daemon = DaemonProcess.start(config)) {
      double first = daemon.awaitFirstDecision();
      Thread.sleep(SETTLE);
      double before = daemon.cpuSeconds();
      Thread.sleep(MEASURED);
      double cpu = daemon.cpuSeconds() - before;
      String subject = GUESTS + " real guests";
      return List.of(
          new Result(subject, policy, "start_to_decision", first, "s"),
          new Result(subject, policy, "cpu_in_60_s", cpu, "s"),
          new Result(subject, policy, "cpu_per_evaluation", cpu / 15 * 1000, "ms"),
          new Result(subject, policy, "rss", daemon.residentMib(), "MiB"),
          new Result(subject, policy, "threads", daemon.threads(), ""));
    }
  }
}
