package io.ballast.bench;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.policy.syntax.Source;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a cycle costs over many simulated guests: CPU time of the thread that turns the loop, from
 * reading to acting, in the steady state. What the simulator itself spends to answer is told beside
 * it: a real host's answer costs libvirtd that, not us.
 */
final class CycleBench {
  private static final int[] SIZES = {8, 100, 1000};
  private static final int WARM_UP = 60;
  private static final int CYCLES = 60;
  private static final Duration INTERVAL = Duration.ofSeconds(4);
  private static final String CONFIG =
      """
      [main]
      host-monitor-interval: 4
      guest-monitor-interval: 4
      policy-engine-interval: 4
      hypervisor-interface: sim
      shipped-policy: %s
      """;

  List<Result> run() throws Exception {
    List<Result> results = new ArrayList<>();
    for (String policy : List.of("default", "classic")) {
      for (int size : SIZES) {
        results.addAll(measure(policy, size));
      }
    }
    return results;
  }

  private static List<Result> measure(String policy, int guests) throws Exception {
    SimHost host = new SimHost(Scenarios.fleet(guests, 1));
    Loop loop = loop(policy, host);
    long[] cycles = new long[CYCLES];
    long[] answers = new long[CYCLES];
    for (int i = -WARM_UP; i < CYCLES; i++) {
      long begin = cpuNanos();
      loop.turn();
      long cycle = cpuNanos() - begin;
      long answer = answer(host);
      if (i >= 0) {
        cycles[i] = cycle;
        answers[i] = answer;
      }
      host.advance(INTERVAL);
    }
    return List.of(
        result(policy, guests, "cpu_ms_per_cycle", median(cycles)),
        result(policy, guests, "of_it_simulator_ms", median(answers)));
  }

  private static Result result(String policy, int guests, String metric, double nanos) {
    return new Result(guests + " guests", policy, metric, nanos / 1e6, "ms");
  }

  /** What the simulator spends on answering what a cycle asks. */
  private static long answer(SimHost host) throws Exception {
    long begin = cpuNanos();
    for (var guest : guests(host)) {
      if (guest.pid().isPresent()) {
        host.kernel().read("/proc/" + guest.pid().getAsLong() + "/stat");
      }
    }
    return cpuNanos() - begin;
  }

  private static List<GuestReading> guests(SimHost host) throws HypervisorException {
    return host.view().guests();
  }

  private static Loop loop(String policy, SimHost host) throws Exception {
    Config.Result read =
        Config.parse("bench", CONFIG.formatted(policy), Path.of("/"), Catalog.names());
    if (!(read instanceof Config.Loaded(Config config, var _))) {
      throw new IllegalStateException(read.toString());
    }
    Wiring wiring = new Wiring(config);
    Source source = Policies.read(config.main().policySource());
    Ports ports =
        new Ports(
            host.view(),
            new WritePorts(host.control(), host.kernelControl()),
            host.kernel(),
            () -> new Moment(host.clock().instant(), host.clock().nanos()),
            Pace.simulated(host, 0));
    return wiring.loop(
        Policies.load(source, wiring.vocabulary()).program(), ports, cycle -> {}, line -> {});
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2.0;
  }
}
