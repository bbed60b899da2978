package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A state directory on a disk that is really full: a tmpfs of a few pages in a mount namespace that
 * ends with the daemon. The host is simulated, the disk is not.
 */
@Tag("lab")
@Timeout(120)
@ExtendWith(RealLabs.class)
class DiskFullTest {
  private static final Duration LONG = Duration.ofSeconds(40);

  /** Fills the disk, runs the daemon, and makes room when it is told to by a file. */
  private static final String SCRIPT =
      """
      set -e
      mount -t tmpfs -o size=16k tmpfs "$1/state"
      head -c 12288 /dev/zero >"$1/state/filler"
      if head -c 8192 /dev/zero >"$1/state/more" 2>/dev/null; then exit 9; fi
      (while [ ! -e "$1/room" ]; do sleep 0.1; done; rm -f "$1/state/filler" "$1/state/more") &
      shift
      exec "$@"
      """;

  private static final String CONFIG =
      """
      [main]
      hypervisor-interface: sim
      host-monitor-interval: 1
      guest-monitor-interval: 1
      policy-engine-interval: 1
      controllers: Balloon, KSM
      state-directory: state
      """;

  @Test
  void nothingNewIsTurnedUntilThereIsRoomAndThenItIs(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("state"));
    Files.writeString(folder.resolve("ballast.conf"), CONFIG);
    Path log = folder.resolve("log");
    Process daemon = start(folder, log);
    try {
      Await.until("It says so", LONG, () -> told(log, "cannot be written") > 0, () -> text(log));
      assertThat(text(log)).doesNotContain(", done");
      assertThat(daemon.isAlive()).isTrue();
      Files.createFile(folder.resolve("room"));
      Await.until("It recovers", LONG, () -> told(log, "is written again") > 0, () -> text(log));
      Await.until("It acts", LONG, () -> told(log, ", done") > 0, () -> text(log));
      assertThat(told(log, "WARN The ledger ")).as(text(log)).isEqualTo(2);
    } finally {
      daemon.destroy();
      assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Process start(Path folder, Path log) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            SCRIPT,
            "disk-full",
            folder.toString(),
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "-c",
            folder.resolve("ballast.conf").toString());
    return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static long told(Path log, String words) {
    return text(log).lines().filter(line -> line.contains(words)).count();
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError("The daemon's log cannot be read.", e);
    }
  }
}
