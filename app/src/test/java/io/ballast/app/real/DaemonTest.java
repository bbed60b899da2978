package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.ShippedPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, as a process, from its start to SIGTERM. */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class DaemonTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  /** After this a reading is under way: one begins each second, and it waits for five. */
  private static final Duration TWO_READINGS = Duration.ofSeconds(2);

  @BeforeEach
  void calm(RealLab lab) {
    lab.calm();
  }

  @Test
  void itShrinksListensStopsAtOnceAndLeavesTheSizes(RealLab lab, @TempDir Path directory)
      throws Exception {
    String before = lab.definition(lab.idle);
    try (Shortage shortage = new Shortage()) {
      shortage.begin();
      String config = Settings.of(ShippedPolicy.DEFAULT, 2).text(lab, shortage);
      Stopwatch start = Stopwatch.start();
      try (BallastProcess ballast = BallastProcess.run(directory, config)) {
        Await.until("It decides", LONG, () -> ballast.told("first decision") > 0, ballast::log);
        start.tell("start of the process to its first decision");
        Await.until("It shrinks", LONG, () -> lab.idleIsBelow(800), ballast::log);
        assertThat(lab.statisticsPeriod(lab.quiet)).isPositive();
        assertThat(Connections.of(lab, ballast).writable()).isEqualTo(1);
        assertThat(lab.definition(lab.idle)).isNotEqualTo(before);

        assertStopsAtOnce(ballast, "SIGTERM to exit");
      }
      staysSmall(lab);
    }
  }

  @Test
  void itStopsAtOnceAlsoWhileLibvirtdDoesNotAnswer(RealLab lab, @TempDir Path directory)
      throws Exception {
    try (Shortage shortage = new Shortage()) {
      String config = Settings.of(ShippedPolicy.DEFAULT, 1).text(lab, shortage);
      try (BallastProcess ballast = BallastProcess.run(directory, config)) {
        Await.until("It decides", LONG, () -> ballast.told("first decision") > 0, ballast::log);
        lab.host.freezeLibvirtd();
        Stopwatch frozen = Stopwatch.start();
        Await.until("It asks libvirtd", LONG, () -> frozen.time().compareTo(TWO_READINGS) > 0);
        assertStopsAtOnce(ballast, "SIGTERM to exit while libvirtd hangs");
      } finally {
        lab.host.thawLibvirtd();
      }
    }
  }

  private static void assertStopsAtOnce(BallastProcess ballast, String what) throws Exception {
    Stopwatch stop = Stopwatch.start();
    assertThat(ballast.terminate()).isZero();
    stop.tell(what);
    assertThat(stop.time()).isLessThan(Duration.ofSeconds(2));
    assertThat(ballast.log()).endsWith("stopped; guests keep their sizes\n");
  }

  /** Three reports of its driver later it has what it had, or less: it was still on its way. */
  private static void staysSmall(RealLab lab) {
    long size = lab.sizeMib(lab.idle);
    long end = lastReport(lab) + 6;
    Await.until("The guest reports", LONG, () -> lastReport(lab) >= end);
    assertThat(lab.sizeMib(lab.idle)).isPositive().isLessThanOrEqualTo(size);
  }

  private static long lastReport(RealLab lab) {
    return lab.balloon(lab.idle).map(now -> now.lastUpdateSeconds().orElse(0)).orElse(0L);
  }
}
