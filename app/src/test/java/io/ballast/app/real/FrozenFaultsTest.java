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

/** A libvirtd that is stopped for a whole minute: too long for every build. */
@Tag("lab")
@Tag("campaign")
@Timeout(400)
@ExtendWith(RealLabs.class)
class FrozenFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @BeforeEach
  void calm(RealLab lab) {
    lab.calm();
  }

  @Test
  void aMinuteWithoutLibvirtdCostsCyclesOnly(RealLab lab, @TempDir Path directory)
      throws Exception {
    try (Shortage shortage = new Shortage()) {
      String config = Settings.of(ShippedPolicy.DEFAULT, 1).text(lab, shortage);
      try (BallastProcess ballast = BallastProcess.run(directory, config)) {
        Await.until("It decides", LONG, () -> ballast.told("first decision") > 0, ballast::log);
        lab.host.freezeLibvirtd();
        try {
          Stopwatch frozen = Stopwatch.start();
          Await.until(
              "A minute is over", LONG, () -> frozen.time().compareTo(MINUTE) > 0, ballast::log);
          assertThat(ballast.isAlive()).isTrue();
          assertThat(ballast.told("the hypervisor is away")).isEqualTo(1);
        } finally {
          lab.host.thawLibvirtd();
        }
        Stopwatch thawed = Stopwatch.start();
        Await.until(
            "It is back", LONG, () -> ballast.told("the hypervisor is back") == 1, ballast::log);
        thawed.tell("libvirtd found again after a minute");
        shortage.begin();
        Await.until("It shrinks", LONG, () -> lab.idleIsBelow(950), ballast::log);
        assertThat(ballast.told("the hypervisor is away")).isEqualTo(1);
        Stopwatch stop = Stopwatch.start();
        assertThat(ballast.terminate()).isZero();
        stop.tell("SIGTERM to exit");
      }
    }
  }
}
