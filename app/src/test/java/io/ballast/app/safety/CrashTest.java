package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestTraits;
import io.ballast.core.release.Released;
import io.ballast.host.linux.FileLedgerStore;
import io.ballast.sim.Event;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.Scenarios;
import io.ballast.sim.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A daemon, or a release, dies at every point at which something is written; a release afterwards
 * makes every target and every period what it was, or names the guests that the host has no memory
 * for. Nothing goes below its floor meanwhile, and all growth fits into memory that is there.
 */
class CrashTest {
  private static final Duration PLAYED = Duration.ofSeconds(150);
  private static final int MOST_POINTS = 400;
  private static final long GIB = 1 << 20;

  /** Short while 9 GiB are set aside as hugepages, and with room for everybody afterwards. */
  private static Scenario pinched() {
    GuestTraits silent = new GuestTraits(true, false, false, false, 0);
    List<GuestSpec> guests =
        List.of(
            GuestSpec.of("idle-1", 2 * GIB, new Workload.Idle()),
            GuestSpec.of("idle-2", 3 * GIB, new Workload.Idle()).withTraits(silent),
            GuestSpec.of("busy", 2 * GIB, new Workload.Steady(GIB)),
            GuestSpec.of("wave", 2 * GIB, new Workload.Wave(40, GIB / 4, GIB, 0.3)),
            GuestSpec.of("silent", GIB, new Workload.Idle()).withTraits(silent));
    Scenario.Timed begins =
        new Scenario.Timed(Duration.ofSeconds(5), new Event.HugepagesReserved(9 * GIB));
    return new Scenario(
        HostSpec.of(14 * GIB, 4), guests, List.of(begins), 1, Duration.ofMinutes(10));
  }

  private static void hasRoomAgain(Undoing undoing) {
    undoing.host.happen(new Event.HugepagesReserved(0));
  }

  @Test
  void whereverADaemonDiesAReleaseUndoesIt() {
    int point = 1;
    boolean died = true;
    for (; died && point <= MOST_POINTS; point++) {
      Undoing undoing = new Undoing(pinched(), new Disk(), () -> {});
      died = undoing.daemon(PLAYED, point);
      hasRoomAgain(undoing);
      List<Released> told = undoing.releaseAll();
      assertThat(told).as("death at point %d", point).noneMatch(Released::isLeft);
      undoing.assertAllIsAsItWas(told, "after death at point " + point);
    }
    assertThat(point).as("points of death").isGreaterThan(100);
  }

  static Stream<Scenario> scenarios() {
    return Stream.of(
        Scenarios.demo(1), Scenarios.random(3), Scenarios.random(11), Scenarios.random(26));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whoeverLacksMemoryIsNamed(Scenario scenario) {
    int point = 1;
    boolean died = true;
    for (; died && point <= MOST_POINTS; point += 5) {
      Undoing undoing = new Undoing(scenario, new Disk(), () -> {});
      died = undoing.daemon(PLAYED, point);
      undoing.untilTheEnd();
      undoing.assertAllIsAsItWas(undoing.releaseAll(), "after death at point " + point);
    }
    assertThat(point).as("points of death").isGreaterThan(15);
  }

  @Test
  void whereverAReleaseDiesTheNextOneGoesOn() {
    int point = 1;
    boolean died = true;
    for (; died && point <= MOST_POINTS; point++) {
      Undoing undoing = new Undoing(pinched(), new Disk(), () -> {});
      undoing.daemon(Duration.ofSeconds(60), Undoing.NEVER);
      hasRoomAgain(undoing);
      died = undoing.release(point).isEmpty();
      undoing.assertAllIsAsItWas(undoing.releaseAll(), "after the release died at point " + point);
    }
    assertThat(point).as("points of death").isGreaterThan(15);
  }

  /** Daemons die, start again and die again; only then is all undone. */
  @Test
  void aDaemonThatTakesOverKnowsTheOriginalsOfTheFirst() {
    for (int point = 1; point <= 60; point++) {
      Undoing undoing = new Undoing(pinched(), new Disk(), () -> {});
      for (int second = 20; second <= 100; second += 20) {
        undoing.daemon(Duration.ofSeconds(second), point);
      }
      hasRoomAgain(undoing);
      List<Released> told = undoing.releaseAll();
      assertThat(told).as("death at point %d", point).noneMatch(Released::isLeft);
      undoing.assertAllIsAsItWas(told, "after deaths at point " + point);
    }
  }

  /** The same on a real disk, where a write that is cut off leaves half a new file. */
  @Test
  void halfAFileIsNeverRead(@TempDir Path folder) throws IOException {
    boolean died = true;
    for (int point = 1; died && point <= MOST_POINTS; point += 7) {
      Path own = Files.createDirectory(folder.resolve("death-" + point));
      Undoing undoing =
          new Undoing(
              pinched(), new FileLedgerStore(own), () -> leaveHalf(own.resolve("ledger.new")));
      died = undoing.daemon(Duration.ofSeconds(60), point);
      hasRoomAgain(undoing);
      undoing.assertAllIsAsItWas(undoing.releaseAll(), "after death at point " + point);
    }
  }

  private static void leaveHalf(Path file) {
    try {
      Files.writeString(file, "ballast-ledger 1\nboot 3c39");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
