package io.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.app.http.UnixSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is answered: real processes of another user, which only root can start. */
final class PeersTest {
  private static final String NOBODY = "65534";

  /** Run from its source, so that the other user need not read our classes. */
  private static final String CLIENT =
      """
      import java.net.*; import java.nio.*; import java.nio.channels.*; import java.nio.charset.*;
      void main(String[] path) throws Exception {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path[0]))) {
          channel.write(ByteBuffer.wrap(
              "GET /v1/status HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n".getBytes()));
          var bytes = ByteBuffer.allocate(100_000);
          while (channel.read(bytes) >= 0) {}
          IO.println(new String(bytes.array(), 0, bytes.position()));
        } catch (java.io.IOException refused) {
          IO.println(refused.getMessage());
        }
      }
      """;

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();
  private Path socket = Path.of("");
  private Room room;

  PeersTest() throws Exception {
    this.room = Room.of("a");
  }

  @BeforeEach
  void prepare() throws IOException {
    socket = folder.resolve("control.sock");
    assumeThat(System.getProperty("user.name")).as("only root can be others").isEqualTo("root");
    assumeThat(Path.of("/usr/bin/setpriv")).exists();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("Ask.java"), CLIENT);
  }

  private String ask(String mode, String group, List<String> users, String uid, String gid)
      throws Exception {
    UnixSocket control =
        new UnixSocket(
            "control socket",
            "run-directory in [main]",
            socket,
            PosixFilePermissions.fromString(mode),
            group,
            users);
    try (ControlServer server = ControlServer.open(control, room.desk, warnings::add)) {
      assertThat(server).isNotNull();
      return askAs(uid, gid);
    }
  }

  private String askAs(String uid, String gid) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "/usr/bin/setpriv",
                "--reuid=" + uid,
                "--regid=" + gid,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                folder.resolve("Ask.java").toString(),
                socket.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  void rootAndTheDaemonsOwnUserAreAnswered() throws Exception {
    assertThat(ask("rw-------", "", List.of(), "0", "0")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void theFileModeKeepsOthersAway() throws Exception {
    assertThat(ask("rw-rw----", "", List.of("nobody"), NOBODY, NOBODY))
        .isEqualToIgnoringNewLines("Permission denied");
  }

  @Test
  void whoMayOpenItAndIsNobodyKnownIsRefusedInOneSentence() throws Exception {
    assertThat(ask("rw-rw-rw-", "", List.of(), NOBODY, NOBODY))
        .startsWith("HTTP/1.1 403 ")
        .contains("Connection: close")
        .contains(
            "User nobody may not ask this daemon: control-users in [main] names those who may.");
  }

  @Test
  void whomTheConfigurationNamesIsAnswered() throws Exception {
    assertThat(ask("rw-rw-rw-", "", List.of("nobody"), NOBODY, NOBODY)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void whoseGroupTheSocketHasIsAnswered() throws Exception {
    assertThat(ask("rw-rw----", "nogroup", List.of(), "4242", NOBODY)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aUserWithoutANameIsToldByNumber() throws Exception {
    assertThat(ask("rw-rw-rw-", "", List.of(), "4242", "4242")).contains("User 4242 may not ask");
  }
}
