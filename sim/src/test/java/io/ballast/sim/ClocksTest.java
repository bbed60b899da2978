package io.ballast.sim;

import static io.ballast.sim.Hosts.balloon;
import static io.ballast.sim.Hosts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The host's clocks, when they are set and when it sleeps. */
class ClocksTest {
  private static final int START_TICKS = 22;
  private static final GuestSpec GUEST =
      GuestSpec.of("guest", Size.gib(1), new Workload.Steady(Size.mib(400)));

  private final SimHost host = Hosts.roomy(GUEST);

  private double uptime() throws Exception {
    return Double.parseDouble(host.kernel().read("/proc/uptime").split(" ")[0]);
  }

  private long bootedAt() throws Exception {
    String line =
        host.kernel()
            .read("/proc/stat")
            .lines()
            .filter(l -> l.startsWith("btime"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.split(" ")[1]);
  }

  private long startTicks() throws Exception {
    long pid = Hosts.read(host, GUEST.id()).pid().orElseThrow();
    return Long.parseLong(Hosts.stat(host, pid, START_TICKS));
  }

  /** What holds whatever happened: the wall clock shows the time of boot and the uptime. */
  private void assertConsistent() throws Exception {
    double wall = host.clock().instant().toEpochMilli() / 1e3;
    assertThat(bootedAt() + uptime()).isCloseTo(wall, within(0.2));
    assertThat(startTicks() / 100.0).isLessThanOrEqualTo(uptime());
  }

  @Test
  void aClockThatIsSetForwardMovesNothingButTheWall() throws Exception {
    pass(host, 10);
    double uptime = uptime();
    long ticks = startTicks();
    String boot = host.kernel().read("/proc/sys/kernel/random/boot_id");
    SimTruth truth = host.truth();
    host.happen(new Event.ClockJumps(Duration.ofHours(2)));
    assertThat(host.clock().instant()).isEqualTo(SimHost.BEGIN.plusSeconds(7_210));
    assertThat(host.clock().nanos()).isEqualTo(10_000_000_000L);
    assertThat(uptime()).isEqualTo(uptime);
    assertThat(startTicks()).isEqualTo(ticks);
    assertThat(host.truth()).isEqualTo(truth);
    assertThat(host.kernel().read("/proc/sys/kernel/random/boot_id")).isEqualTo(boot);
    assertConsistent();
  }

  @Test
  void aClockThatIsSetBackTakesReportsWithIt() throws Exception {
    pass(host, 10);
    long before = balloon(host, GUEST).lastUpdateSeconds().orElseThrow();
    host.happen(new Event.ClockJumps(Duration.ofHours(-1)));
    assertThat(balloon(host, GUEST).lastUpdateSeconds()).hasValue(before);
    pass(host, 2);
    assertThat(balloon(host, GUEST).lastUpdateSeconds()).hasValue(before - 3_600 + 2);
    assertThat(host.clock().nanos()).isEqualTo(12_000_000_000L);
    assertConsistent();
  }

  @Test
  void asleepNothingPassesButTheWallsTimeAndTheUptime() throws Exception {
    pass(host, 10);
    double uptime = uptime();
    String cpus = host.kernel().read("/proc/stat");
    SimTruth truth = host.truth();
    host.happen(new Event.Suspends(Duration.ofHours(1)));
    assertThat(host.clock().instant()).isEqualTo(SimHost.BEGIN.plusSeconds(3_610));
    assertThat(host.clock().nanos()).isEqualTo(10_000_000_000L);
    assertThat(uptime()).isEqualTo(uptime + 3_600);
    assertThat(host.kernel().read("/proc/stat")).isEqualTo(cpus);
    assertThat(host.truth()).isEqualTo(truth);
    assertConsistent();
  }

  @Test
  void aProcessThatStartsAfterwardsStartsAtItsUptime() throws Exception {
    long first = startTicks();
    pass(host, 10);
    host.happen(new Event.Suspends(Duration.ofHours(1)));
    host.happen(new Event.ClockJumps(Duration.ofDays(-2)));
    host.happen(new Event.Restarts(GUEST.id()));
    assertThat(startTicks()).isEqualTo(first + 361_000);
    assertConsistent();
  }

  @Test
  void timesBetweenStepsCountOn() {
    Instant begin = host.clock().instant();
    host.advance(Duration.ofMillis(50));
    host.happen(new Event.Suspends(Duration.ofSeconds(7)));
    assertThat(host.clock().instant()).isEqualTo(begin.plusMillis(7_050));
  }

  @Test
  void noClockMovesByMoreThanTenYears() {
    assertThatThrownBy(() -> new Event.ClockJumps(Duration.ofDays(-4_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Event.Suspends(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
