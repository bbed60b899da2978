package io.ballast.app.safety;

import io.ballast.core.Loop;
import io.ballast.core.record.CycleRecord;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays scenarios. */
final class Run {
  private Run() {}

  /** Someone who looks at each cycle of a run, and throws if a promise is broken. */
  @FunctionalInterface
  interface Law {
    void check(Cycle cycle);
  }

  /** The end of a scenario under a configuration; the laws see every cycle. */
  static SimTruth play(Scenario scenario, Setting setting, List<? extends Law> laws) {
    SimHost host = new SimHost(scenario);
    Watched watched = new Watched(host);
    List<CycleRecord> records = new ArrayList<>();
    Loop loop = setting.loop(watched.ports(), records::add);
    Past past = new Past(scenario);
    past.note(host.truth(), host.clock().instant());
    while (host.clock().nanos() < scenario.duration().toNanos()) {
      loop.turn();
      for (CycleRecord record : records) {
        Cycle cycle =
            new Cycle(
                record,
                setting,
                watched.seen(),
                watched.seenHost().host(),
                watched.takeOrders(),
                past,
                host.clock().nanos(),
                watched.reports());
        laws.forEach(law -> law.check(cycle));
      }
      records.clear();
      past.advance(host, loop.untilDue());
    }
    return host.truth();
  }

  /**
   * What came of a loop that has nothing to write with.
   *
   * @param writes calls at the host's write port
   */
  record Rehearsal(SimTruth end, long writes) {}

  /** Plays a scenario with a loop that has nothing to write with. */
  static Rehearsal rehearse(Scenario scenario, Setting setting) {
    SimHost host = new SimHost(scenario);
    Loop loop = setting.loop(new Watched(host).dryRun(), record -> {});
    while (host.clock().nanos() < scenario.duration().toNanos()) {
      loop.turn();
      host.advance(loop.untilDue());
    }
    return new Rehearsal(host.truth(), host.writeCount());
  }

  /** The end of a scenario without anybody, at some time. */
  static SimTruth alone(Scenario scenario, Duration until) {
    SimHost host = new SimHost(scenario);
    host.advance(until);
    return host.truth();
  }
}
