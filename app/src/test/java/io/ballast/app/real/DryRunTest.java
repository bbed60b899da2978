package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.ShippedPolicy;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A dry run on a host that is short tells what it would do, and does none of it: it has no port to
 * write to, libvirtd would take no write from it, and the guests are as they were.
 */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class DryRunTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  @BeforeEach
  void calm(RealLab lab) {
    lab.calm();
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "CLASSIC"})
  void aLoopWithoutAControlOnlyRehearses(ShippedPolicy policy, RealLab lab) throws Exception {
    List<String> before = guests(lab);
    try (Shortage shortage = new Shortage();
        Turning turning = Turning.dry(lab, Settings.of(policy, 1).text(lab, shortage))) {
      shortage.begin();
      turning.until("It would shrink guests", LONG, DryRunTest::wouldShrink);
      turning.cycles(3);
      assertThat(turning.cycles.stream().flatMap(cycle -> cycle.deeds().stream()))
          .anyMatch(deed -> deed.action() instanceof Action.SetStatisticsPeriod)
          .extracting(Deed::outcome)
          .containsOnly(new Outcome.Rehearsed());
    }
    assertThat(guests(lab)).isEqualTo(before);
  }

  private static boolean wouldShrink(CycleRecord cycle) {
    return cycle.deeds().stream()
        .map(Deed::action)
        .anyMatch(action -> action instanceof Action.SetBalloon set && set.toKib() < set.fromKib());
  }

  @Test
  void theProgramWritesNothing(RealLab lab, @TempDir Path directory) throws Exception {
    List<String> before = guests(lab);
    try (Shortage shortage = new Shortage()) {
      shortage.begin();
      String config = Settings.of(ShippedPolicy.DEFAULT, 1).text(lab, shortage);
      try (BallastProcess ballast = BallastProcess.run(directory, config, "--dry-run")) {
        Await.until(
            "It says what it would do",
            LONG,
            () -> ballast.told("guest idle: would go") > 0,
            ballast::log);
        Thread.sleep(Duration.ofSeconds(4)); // Further cycles, which say it no more.
        assertThat(ballast.told("guest idle: would go")).isLessThan(3);
        Connections connections = Connections.of(lab, ballast);
        assertThat(connections.all()).isPositive();
        assertThat(connections.writable()).isZero();
        assertThat(ballast.terminate()).isZero();
        assertThat(ballast.log()).contains("guest quiet: balloon statistics every 1 s, dry run");
      }
    }
    assertThat(guests(lab)).isEqualTo(before);
  }

  /** All that libvirt knows of the guests, and the memory that they see themselves. */
  private static List<String> guests(RealLab lab) {
    assertThat(lab.statisticsPeriod(lab.quiet)).isZero();
    return lab.guests().stream()
        .map(guest -> lab.definition(guest) + guest.report().memTotalKib())
        .toList();
  }
}
