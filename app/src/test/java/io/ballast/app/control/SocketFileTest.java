package io.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.app.http.NotOpened;
import io.ballast.app.http.UnixSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the socket is, from the first to the last. */
final class SocketFileTest {
  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();
  private Path path = Path.of("");
  private Room room;

  SocketFileTest() throws Exception {
    this.room = Room.of("a");
  }

  @BeforeEach
  void place() {
    path = folder.resolve("control.sock");
  }

  private ControlServer open(Path at, String mode, String group, String... users) throws NotOpened {
    UnixSocket socket =
        new UnixSocket(
            "control socket",
            "run-directory in [main]",
            at,
            PosixFilePermissions.fromString(mode),
            group,
            List.of(users));
    return ControlServer.open(socket, room.desk, warnings::add);
  }

  private void refused(Path at, String sentence) {
    assertThatThrownBy(() -> open(at, "rw-rw----", "")).hasMessageContaining(sentence);
  }

  @Test
  void itHasItsModeAndGoesAtTheEnd() throws Exception {
    try (ControlServer server = open(path, "rw-rw-r--", "")) {
      assertThat(server).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-rw-r--");
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(warnings).isEmpty();
  }

  @Test
  void itsFolderIsMadeSoThatOthersReachIt() throws Exception {
    Path deep = folder.resolve("run/ballast/control.sock");
    open(deep, "rw-rw----", "").close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.getParent())))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void theSocketOfADeadDaemonIsReplaced() throws Exception {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
    assertThat(path).exists();
    try (ControlServer server = open(path, "rw-rw----", "")) {
      assertThat(server).isNotNull();
      assertThat(Wire.ask(path, "GET", "/v1/status")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void theSocketOfALivingDaemonIsNot() throws Exception {
    try (ControlServer first = open(path, "rw-rw----", "")) {
      assertThat(first).isNotNull();
      refused(path, "A daemon answers on " + path + " already: stop it, or set run-directory");
      assertThat(Wire.ask(path, "GET", "/v1/status")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** A daemon that hangs and whose queue is full is still there. */
  @Test
  void norThatOfOneThatDoesNotAccept() throws Exception {
    try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      hung.bind(UnixDomainSocketAddress.of(path), 1);
      List<Wire> queue = List.of(Wire.to(path), Wire.to(path));
      refused(path, "A daemon answers on");
      for (Wire wire : queue) {
        wire.close();
      }
    }
  }

  @Test
  void whatIsNoSocketStays() throws Exception {
    Files.writeString(path, "precious");
    refused(path, "is no socket");
    assertThat(path).hasContent("precious");
  }

  @Test
  void whatAnotherDaemonMadeMeanwhileStays() throws Exception {
    ControlServer server = open(path, "rw-rw----", "");
    Files.delete(path);
    Files.writeString(path, "another's");
    server.close();
    assertThat(path).hasContent("another's");
  }

  @Test
  void sentencesNameTheKey() {
    refused(folder.resolve("d".repeat(120)).resolve("control.sock"), "set run-directory in [main]");
    assertThatThrownBy(() -> open(path, "rw-rw----", "no-such-group"))
        .hasMessage(
            "There is no group `no-such-group`, which control-socket-group in [main] names.");
    assertThatThrownBy(() -> open(path, "rw-rw----", "", "no-such-user"))
        .hasMessage("There is no user `no-such-user`, whom control-users in [main] names.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeIsOneSentence() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    refused(folder.resolve("file/control.sock"), "cannot be opened: ");
  }
}
