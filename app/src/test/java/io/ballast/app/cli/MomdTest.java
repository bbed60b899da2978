package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon in MOM's place, as a process. */
final class MomdTest {
  private static final String CONFIG =
      """
      # DO NOT REMOVE THIS COMMENT -- MOM Configuration for VDSM
      [main]
      hypervisor-interface = sim
      host-monitor-interval: 1
      guest-monitor-interval: 1
      policy-engine-interval: 1
      policy-dir:
      rpc-port: mom.sock
      run-directory: run
      """;

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(folder.resolve("mom.conf"), CONFIG);
  }

  private Started momd(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("momd", "-c", "mom.conf"));
    all.addAll(List.of(arguments));
    return Started.in(folder, all);
  }

  @Test
  void withoutAPolicyNothingIsWished() throws Exception {
    try (Started momd = momd("--pid-file", "momd.pid")) {
      momd.awaitError("first decision");
      assertThat(Files.readString(folder.resolve("momd.pid"))).matches("[0-9]+\n");
      assertThat(momd.terminate()).isLessThan(Duration.ofSeconds(10));
      assertThat(momd.ended().err())
          .contains("policy none, until a remote call brings one is loaded")
          .doesNotContain("balloon");
    }
    assertThat(folder.resolve("momd.pid")).doesNotExist();
    assertThat(folder.resolve("mom.sock")).doesNotExist();
  }

  @Test
  void optionsTakeThePlaceOfTheFile() throws Exception {
    Files.writeString(folder.resolve("my.policy"), "(debug \"from the option\")");
    try (Started momd = momd("-r", "my.policy", "-l", "mom.log", "-v", "5")) {
      Path log = folder.resolve("mom.log");
      for (int i = 0; i < 200 && !isLogged(log, "from the option"); i++) {
        Thread.sleep(50);
      }
      assertThat(Files.readString(log)).contains("DEBUG from the option");
      momd.terminate();
    }
  }

  private static boolean isLogged(Path log, String text) throws IOException {
    return Files.exists(log) && Files.readString(log).contains(text);
  }

  @Test
  void aPidFileThatALivingDaemonHoldsIsASentence() throws Exception {
    try (Started first = momd("--pid-file", "momd.pid")) {
      first.awaitError("started on");
      Ran second = Ran.in(folder, "momd", "-c", "mom.conf", "--pid-file", "momd.pid");
      assertThat(second.exit()).isEqualTo(2);
      assertThat(second.err())
          .isEqualTo("A daemon that runs already holds the pid file momd.pid: stop it first.\n");
    }
  }

  /** A slip of the hand must not cost a file. */
  @Test
  void whatIsNoPidFileStaysAsItIs() throws Exception {
    Files.writeString(folder.resolve("precious"), "root:x:0:0\n");
    Files.writeString(folder.resolve("many"), "12\n".repeat(100));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("precious"));
    for (String name : List.of("precious", "many", "link", "/dev/null")) {
      Ran momd = Ran.in(folder, "momd", "-c", "mom.conf", "--pid-file", name);
      assertThat(momd.exit()).as(name).isEqualTo(2);
      assertThat(momd.err())
          .startsWith(name + " is no pid file, ")
          .endsWith(": name another with --pid-file.\n");
    }
    assertThat(folder.resolve("precious")).hasContent("root:x:0:0");
    assertThat(folder.resolve("many")).hasSize(300);
    assertThat(Path.of("/dev/null")).exists();
  }

  @Test
  void aPidFileThatAKilledOneLeftIsTakenOver() throws Exception {
    Files.writeString(folder.resolve("momd.pid"), "1\n");
    try (Started momd = momd("--pid-file", "momd.pid")) {
      momd.awaitError("started on");
      assertThat(Files.readString(folder.resolve("momd.pid"))).isNotEqualTo("1\n");
    }
  }

  @Test
  void aMisspeltControllerIsAnErrorAtStart() throws Exception {
    Files.writeString(folder.resolve("mom.conf"), CONFIG + "controllers: Baloon\n");
    Ran momd = Ran.in(folder, "momd", "-c", "mom.conf");
    assertThat(momd.exit()).isEqualTo(2);
    assertThat(momd.err())
        .isEqualTo("mom.conf:10: unknown controller `Baloon`; did you mean `Balloon`?\n");
  }

  /** The launcher returns when the daemon is up, and the daemon goes on. */
  @Test
  void inTheBackgroundItGoesOnUntilItIsStopped() throws Exception {
    Ran up = launcher("-c", "mom.conf", "-d", "--pid-file", "momd.pid", "-l", "mom.log");
    assertThat(up.exit()).as(up.err()).isZero();
    long pid = Long.parseLong(Files.readString(folder.resolve("momd.pid")).strip());
    ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
    try {
      assertThat(daemon.isAlive()).isTrue();
      assertThat(Files.readString(folder.resolve("mom.log"))).contains("started on sim:");
    } finally {
      daemon.destroy();
      daemon.onExit().get(20, TimeUnit.SECONDS);
    }
    assertThat(Files.readString(folder.resolve("mom.log"))).contains("stopped; guests keep");
    assertThat(folder.resolve("momd.pid")).doesNotExist();
  }

  @Test
  void whatKeepsItFromStartingIsToldBeforeItGoesToTheBackground() throws Exception {
    Ran refused = launcher("-c", "nothing.conf", "-d");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("nothing.conf: does not exist; name another with -c");
  }

  /** What the launcher finds beside it: the program as it is under test. */
  private static String ballast() {
    return "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' io.ballast.app.Main \"$@\"\n"
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  private Ran launcher(String... arguments) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.copy(Path.of("../momd"), home.resolve("momd"), StandardCopyOption.COPY_ATTRIBUTES);
    Path ballast = Files.writeString(home.resolve("ballast"), ballast());
    Files.setPosixFilePermissions(ballast, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>();
    command.add(home.resolve("momd").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Path err = folder.resolve("launcher.err");
    Process launcher = builder.redirectError(err.toFile()).start();
    String out = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(launcher.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return new Ran(out, Files.readString(err), launcher.exitValue());
  }
}
