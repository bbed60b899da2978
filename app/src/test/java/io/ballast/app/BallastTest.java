package io.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.app.daemon.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Daemons as objects in one program. */
@Isolated("It looks at all threads of the process.")
class BallastTest {
  private static final String CONFIG =
      """
      [main]
      hypervisor-interface: sim
      host-monitor-interval: 1
      guest-monitor-interval: 1
      policy-engine-interval: 1
      run-directory: %s
      [logging]
      log: %s.log
      """;

  @TempDir private Path folder;

  private Ballast start(String name) throws Unusable {
    return Ballast.start(CONFIG.formatted(name, name), folder);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("ballast"))
        .collect(Collectors.toSet());
  }

  private Path log(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(name + ".log"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void awaitGuests(Ballast ballast) throws InterruptedException {
    for (int i = 0; i < 200 && ballast.getActiveGuests().isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(ballast.getActiveGuests()).isNotEmpty();
  }

  @Test
  void twoInOneProgramHaveTheirOwnPoliciesAndEnds() throws Exception {
    Set<Thread> before = threads();
    Ballast one = start("one");
    Ballast other = start("other");
    try {
      assertThat(one.ping()).isTrue();
      assertThat(one.setPolicy("(debug \"mine\")")).isTrue();
      assertThat(one.setPolicy("(")).isFalse();
      assertThat(one.policyTrouble()).startsWith("50_main_:1:1: error");
      assertThat(other.getPolicy()).isNotEqualTo(one.getPolicy());
      awaitGuests(one);
      awaitGuests(other);
      one.close();
      assertThat(other.getStatistics()).containsOnlyKeys("host", "guests");
    } finally {
      other.close();
    }
    assertThat(threads()).isEqualTo(before);
    assertThat(Files.readString(log("one"))).contains("stopped; guests keep");
    assertThat(folder.resolve("one/control.sock")).doesNotExist();
  }

  /** Whoever comes second is told, and takes nothing from the first. */
  @Test
  void aSecondOnTheSameHostIsRefusedInASentence() throws Exception {
    try (Ballast first = start("one")) {
      assertThatThrownBy(() -> start("one"))
          .isInstanceOf(Unusable.class)
          .hasMessageStartingWith("Ballast already runs on this host (pid ");
      awaitGuests(first);
    }
    start("one").close();
  }

  @Test
  void whatCannotBeUsedLeavesNothingBehind() throws Exception {
    Set<Thread> before = threads();
    Path policy = Files.writeString(folder.resolve("bad.policy"), "(");
    Path config = folder.resolve("bad.conf");
    Files.writeString(
        config,
        CONFIG.formatted("one", "one").replace("[logging]", "policy: " + policy + "\n[logging]"));
    assertThatThrownBy(() -> Ballast.start(config))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("bad.policy:1:1: error");
    assertThat(threads()).isEqualTo(before);
    assertThat(folder.resolve("one")).doesNotExist();
  }

  /** The program goes on, and nothing of it was installed for signals. */
  @Test
  void closingEndsWithinItsTimeAndASecondTimeDoesNothing() throws Exception {
    Set<Thread> before = threads();
    Ballast ballast = start("one");
    awaitGuests(ballast);
    long began = System.nanoTime();
    ballast.close();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf("closing took %d ms%n", took.toMillis());
    ballast.close();
    assertThat(threads()).isEqualTo(before);
  }
}
