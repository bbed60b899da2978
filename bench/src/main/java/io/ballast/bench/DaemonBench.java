package io.ballast.bench;

import io.ballast.lab.GuestImage;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import io.ballast.lab.LabHost;
import io.ballast.lab.LabPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the daemon costs beside eight real guests, read from /proc as for any process: from its
 * start to its first decision, memory, threads, and CPU in a minute at intervals of 2 s and 4 s.
 */
final class DaemonBench {
  private static final int GUESTS = 8;
  private static final int GUEST_MIB = 512;
  private static final Duration SETTLE = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final Duration FIRST_DECISION = Duration.ofSeconds(60);
  private static final double TICKS_PER_SECOND = 100;
  private static final String CONFIG =
      """
      [main]
      host-monitor-interval: 2
      guest-monitor-interval: 2
      policy-engine-interval: 4
      libvirt-hypervisor-uri: %s
      libvirt-run-directory: %s
      run-directory: run
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
    Path folder = Files.createTempDirectory("ballast-bench");
    Path config = folder.resolve("ballast.conf");
    Path log = folder.resolve("log");
    Files.writeString(config, CONFIG.formatted(host.uri(), host.runDirectory(), policy));
    Path home = Path.of(System.getProperty("ballast.home", "."));
    long begin = System.nanoTime();
    Process daemon =
        new ProcessBuilder(home.resolve("ballast").toString(), "run", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      double first = awaitFirstDecision(log, begin);
      Thread.sleep(SETTLE);
      double before = cpuSeconds(daemon.pid());
      Thread.sleep(MEASURED);
      double cpu = cpuSeconds(daemon.pid()) - before;
      String status = Files.readString(Path.of("/proc/" + daemon.pid() + "/status"));
      return List.of(
          new Result(GUESTS + " real guests", policy, "start_to_decision", first, "s"),
          new Result(GUESTS + " real guests", policy, "cpu_in_60_s", cpu, "s"),
          new Result(GUESTS + " real guests", policy, "cpu_per_evaluation", cpu / 15 * 1000, "ms"),
          new Result(GUESTS + " real guests", policy, "rss", number(status, "VmRSS") / 1024, "MiB"),
          new Result(GUESTS + " real guests", policy, "threads", number(status, "Threads"), ""));
    } finally {
      daemon.destroy();
      if (!daemon.waitFor(5, TimeUnit.SECONDS)) {
        daemon.destroyForcibly();
      }
    }
  }

  private static double awaitFirstDecision(Path log, long begin) throws Exception {
    while (!Files.readString(log).contains("first decision")) {
      if (System.nanoTime() - begin > FIRST_DECISION.toNanos()) {
        throw new IllegalStateException("No decision in a minute: " + Files.readString(log));
      }
      Thread.sleep(5);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private static double number(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
