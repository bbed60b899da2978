package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Engine;
import io.ballast.app.Ports;
import io.ballast.app.daemon.EngineLog;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.StateDirectory;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.log.Log;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.record.CycleRecord;
import io.ballast.sim.Event;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import io.ballast.sim.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a normal stop leaves behind. */
@Timeout(60)
class OnExitTest {
  private static final long GIB = 1 << 20;
  private static final GuestSpec GUEST =
      GuestSpec.of("idle", 4 * GIB, new Workload.Idle())
          .withTraits(new GuestTraits(true, false, false, false, 0));

  private final SimHost host = new SimHost(Scenario.quiet(HostSpec.of(8 * GIB, 4), GUEST));

  @TempDir private Path folder;

  private String config(String onExit) {
    return """
        [main]
        hypervisor-interface: sim
        host-monitor-interval: 1
        guest-monitor-interval: 1
        policy-engine-interval: 1
        state-directory: %s
        on-exit: %s
        """
        .formatted(folder.resolve("state"), onExit);
  }

  /** A daemon shrinks the guest on a short host, which then has room again, and is stopped. */
  private List<CycleRecord> stopped(String onExit) throws Exception {
    Start start = Start.fromText(config(onExit), warning -> {});
    host.happen(new Event.HugepagesReserved(7 * GIB));
    List<CycleRecord> records = new CopyOnWriteArrayList<>();
    Ports ports =
        StateDirectory.equip(
            start.config(), Worlds.simulated(host, false, 100), Log.open(start.config().logging()));
    try (Engine engine = start.engine(ports, records::add, new Silent())) {
      engine.start();
      while (target() > 3 * GIB || period() == 0) {
        Thread.sleep(10);
      }
      host.happen(new Event.HugepagesReserved(0));
    }
    return records;
  }

  private record Silent() implements EngineLog {
    @Override
    public void debug(String line) {}

    @Override
    public void lost(Throwable error) {
      throw new AssertionError(error);
    }
  }

  private long target() {
    SimTruth.Guest guest = host.truth().guest(GUEST.id());
    return guest.targetKib();
  }

  private int period() throws Exception {
    GuestReading guest = host.view().guests().getFirst();
    return guest.traits().statisticsPeriodSeconds();
  }

  private String ledger() throws Exception {
    return Files.readString(folder.resolve("state/ledger"));
  }

  @Test
  void keepLeavesAllAsItIs() throws Exception {
    stopped("keep");
    assertThat(target()).isLessThan(3 * GIB + GIB / 2);
    assertThat(period()).isPositive();
    assertThat(ledger()).contains("balloon " + GUEST.id()).hasLineCount(5);
  }

  @Test
  void releaseGivesTargetsAndTheRowsStayUntilTheyAreSeenBack() throws Exception {
    List<CycleRecord> records = stopped("release");
    assertThat(target()).isEqualTo(4 * GIB);
    assertThat(period()).isZero();
    assertThat(records.getLast().number()).isEqualTo(CycleRecord.NO_CYCLE);
    assertThat(ledger()).contains(" original " + 4 * GIB + " written " + 4 * GIB).hasLineCount(5);
  }
}
