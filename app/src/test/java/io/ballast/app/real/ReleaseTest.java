package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.ShippedPolicy;
import io.ballast.lab.LabGuest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The daemon is killed at any moment, and a release makes real guests what they were. */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class ReleaseTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  /** Two cycles: the moment of death is anywhere in them. */
  private static final long MOST_MILLIS = 4_000;

  @BeforeEach
  void calm(RealLab lab) {
    lab.calm();
  }

  @RepeatedTest(3)
  void killedAtAnyMomentAndThenReleased(RealLab lab, @TempDir Path directory) throws Exception {
    Map<String, String> before = settings(lab);
    try (Shortage shortage = new Shortage()) {
      shortage.begin();
      String config = Settings.of(ShippedPolicy.DEFAULT, 2).text(lab, shortage);
      try (BallastProcess ballast = BallastProcess.run(directory, config)) {
        Await.until("It shrinks", LONG, () -> lab.idleIsBelow(950), ballast::log);
        long millis = ThreadLocalRandom.current().nextLong(MOST_MILLIS);
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        ballast.kill();
        System.out.printf(
            "killed %d ms after the first guest moved, at %s%n", millis, settings(lab));
      }
      assertThat(settings(lab)).isNotEqualTo(before);
      shortage.end();
    }
    release(lab, directory, before);
  }

  /** The host has room again when it is told to stop: all is given back on the way out. */
  @Test
  void releasedByAnOrdinaryStop(RealLab lab, @TempDir Path directory) throws Exception {
    Map<String, String> before = settings(lab);
    try (Shortage shortage = new Shortage()) {
      shortage.begin();
      String config =
          Settings.of(ShippedPolicy.DEFAULT, 2)
              .text(lab, shortage)
              .replace("run-directory: run\n", "run-directory: run\non-exit: release\n");
      try (BallastProcess ballast = BallastProcess.run(directory, config)) {
        Await.until("It shrinks", LONG, () -> lab.idleIsBelow(950), ballast::log);
        shortage.end();
        Stopwatch watch = Stopwatch.start();
        assertThat(ballast.terminate()).as(ballast.log()).isZero();
        watch.tell("SIGTERM with on-exit: release");
        System.out.println(ballast.log());
      }
    }
    Await.until("Guests are what they were", LONG, () -> settings(lab).equals(before), () -> "");
  }

  private static void release(RealLab lab, Path directory, Map<String, String> before)
      throws Exception {
    Stopwatch watch = Stopwatch.start();
    try (BallastProcess release = BallastProcess.release(directory)) {
      int exit = release.awaitEnd(LONG);
      watch.tell("release after SIGKILL");
      System.out.println(release.log());
      assertThat(exit).as(release.log()).isZero();
      assertThat(release.log()).contains("restored").endsWith("Nothing is left.\n");
    }
    assertThat(settings(lab)).isEqualTo(before);
    assertThat(Files.readString(directory.resolve("state/ledger"))).hasLineCount(3);
  }

  /** Size and statistics period of each guest, as libvirt tells them. */
  private static Map<String, String> settings(RealLab lab) {
    Map<String, String> settings = new TreeMap<>();
    for (LabGuest guest : lab.guests()) {
      settings.put(
          guest.name(),
          "%d MiB, every %d s".formatted(lab.sizeMib(guest), lab.statisticsPeriod(guest)));
    }
    return settings;
  }
}
