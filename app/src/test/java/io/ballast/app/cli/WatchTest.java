package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.app.Engine;
import io.ballast.app.Pace;
import io.ballast.app.Ports;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.show.Table;
import io.ballast.core.Time;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import io.ballast.host.linux.LinuxKernel;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who watches sees what would be done, and nothing is. */
class WatchTest {
  private static final int CYCLES = 60;

  private final SimHost host = new SimHost(Scenarios.demo(1));
  private final List<CycleRecord> cycles = new CopyOnWriteArrayList<>();
  private final StringWriter shown = new StringWriter();

  private void watch(Start start, Ports ports) throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(CYCLES);
    Watch watch = new Watch(start, ports);
    Recorder table = new Table(new PrintWriter(shown), false, watch.notes());
    Recorder recorder =
        cycle -> {
          table.write(cycle);
          cycles.add(cycle);
          seen.countDown();
        };
    PrintWriter err = new PrintWriter(System.err, true);
    try (Engine engine = watch.engine(recorder, new ConsoleLog(err))) {
      engine.start();
      assertThat(seen.await(60, TimeUnit.SECONDS)).as("it decides again and again").isTrue();
    }
  }

  @Test
  void itTellsWhatWouldBeDoneAndWritesNothing() throws Exception {
    watch(Start.fromText("", warning -> {}), Worlds.simulated(host, true, 1000));

    assertThat(host.writeCount()).isZero();
    assertThat(cycles.stream().flatMap(cycle -> cycle.deeds().stream()))
        .anyMatch(deed -> deed.action() instanceof Action.SetBalloon)
        .extracting(Deed::outcome)
        .containsOnly(new Outcome.Rehearsed());
    assertThat(shown.toString())
        .startsWith("Watching " + host.view().description() + ". Nothing is changed: ")
        .contains("The shipped policy `default` decides here every 2 s, in the daemon every 10 s.")
        .contains(", dry run")
        .doesNotContain(", done");
  }

  @Test
  void itDecidesAtOnceAndThenQuickly() throws Exception {
    watch(Start.fromText("", warning -> {}), Worlds.simulated(host, true, 1000));
    Duration between = cycles.get(1).snapshot().at().since(cycles.getFirst().snapshot().at());
    assertThat(between).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2900));
  }

  @Test
  void itNeverHasAPortToWriteTo() throws Exception {
    Start start = Start.fromText("", warning -> {});
    Ports ports = Worlds.simulated(host, false, 1);
    assertThatThrownBy(() -> new Watch(start, ports)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itNamesOtherManagersInALine(@TempDir Path root) throws Exception {
    Path process = Files.createDirectories(root.resolve("proc/812"));
    Files.writeString(process.resolve("comm"), "momd\n");
    Files.writeString(process.resolve("cmdline"), "/usr/bin/python3\0/usr/sbin/momd\0");
    Ports ports = new Ports(host.view(), null, new LinuxKernel(root), Time.system(), Pace.real());
    assertThat(new Watch(Start.fromText("", warning -> {}), ports).managers())
        .containsExactly(
            "Beside it runs MOM (pid 812: /usr/bin/python3 /usr/sbin/momd), which sets guests'"
                + " balloons and KSM.");
  }

  @Test
  void withoutLibvirtItIsOneSentence(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("away.conf"),
        "[main]\nlibvirt-hypervisor-uri: qemu+unix:///system?socket=/nonexistent\n");
    Ran ran = Ran.in(folder, "watch", "-c", "away.conf");
    assertThat(ran.exit()).isEqualTo(Exit.HYPERVISOR.code());
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).singleElement().asString().contains("libvirt");
    assertThat(folder.toFile().list()).containsExactly("away.conf");
  }
}
