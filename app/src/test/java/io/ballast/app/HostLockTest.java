package io.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock against other processes, which is what it is for. */
class HostLockTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  /** Another process that takes the lock of the folder and holds it until it is killed. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws Exception {
      try (HostLock lock = HostLock.take(Path.of(arguments[0]), NOW)) {
        System.out.println("taken " + lock.getClass().getSimpleName());
        System.out.flush();
        Thread.sleep(60_000);
      }
    }
  }

  private static List<String> command(Path directory) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        Other.class.getName(),
        directory.toString());
  }

  private Process other(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(command(directory))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("taken HostLock");
    return process;
  }

  @Test
  void withinOneProcessTheSecondIsRefusedAndTheFirstStaysHeld() throws Exception {
    HostLock first = HostLock.take(folder, NOW);
    assertThatThrownBy(() -> HostLock.take(folder, NOW)).isInstanceOf(HostLock.Held.class);
    // Another process still finds it held: nothing here has given it up.
    Process other = new ProcessBuilder(command(folder)).start();
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(other.exitValue()).isNotZero();
    first.close();
    HostLock.take(folder, NOW).close();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("lock"));
    }
  }

  @Test
  void whileAnotherProcessLivesItsLockIsHeldAndAfterKillDashNineItIsNot() throws Exception {
    Process other = other(folder);
    try {
      HostLock.Holder holder = new HostLock.Holder(other.pid(), NOW);
      assertThat(HostLock.holder(folder)).contains(holder);
      assertThatThrownBy(() -> HostLock.take(folder, NOW))
          .isInstanceOfSatisfying(
              HostLock.Held.class, held -> assertThat(held.holder()).isEqualTo(holder));
      assertThat(HostLock.holder(folder)).as("who asks takes nothing").contains(holder);
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(Files.readString(folder.resolve("lock"))).startsWith("pid " + other.pid());
    assertThat(HostLock.holder(folder)).isEmpty();
    HostLock.take(folder, NOW).close();
  }

  @Test
  void aProcessIdThatIsUsedAgainIsNoHolder() throws Exception {
    long alive = ProcessHandle.current().pid();
    Files.writeString(folder.resolve("lock"), "pid %d\nsince %s\n".formatted(alive, NOW));
    assertThat(HostLock.holder(folder)).isEmpty();
    HostLock.take(folder, NOW).close();
  }

  @Test
  void nobodyHoldsWhatWasNeverTaken() throws Exception {
    assertThat(HostLock.holder(folder)).isEmpty();
    assertThat(HostLock.holder(folder.resolve("missing"))).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theFolderIsMadeAndItsFileCanBeReadByAll() throws Exception {
    Path made = folder.resolve("run/ballast");
    HostLock.take(made, NOW).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwxr-xr-x");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("lock"))))
        .isEqualTo("rw-r--r--");
    assertThat(Files.readString(made.resolve("lock")))
        .isEqualTo("pid %d\nsince %s\n".formatted(ProcessHandle.current().pid(), NOW));
  }

  @Test
  void itIsHeldOnceInAProcessToo() throws Exception {
    try (HostLock lock = HostLock.take(folder, NOW)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> HostLock.take(folder, NOW)).isInstanceOf(HostLock.Held.class);
    }
  }

  @Test
  void whatWasWrittenByWhomeverIsNoTrap() throws Exception {
    Files.writeString(folder.resolve("lock"), "pid 99999999999999999999\nsince never\n".repeat(99));
    HostLock.take(folder, NOW).close();
    assertThat(Files.readString(folder.resolve("lock"))).hasLineCount(2);
  }

  @Test
  void whereNoFolderCanBeItIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> HostLock.take(file, NOW)).isInstanceOf(FileSystemException.class);
    Path link = Files.createSymbolicLink(folder.resolve("lock"), file);
    assertThatThrownBy(() -> HostLock.take(folder, NOW)).isInstanceOf(IOException.class);
    assertThat(link).isSymbolicLink();
  }
}
