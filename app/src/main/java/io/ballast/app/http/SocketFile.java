package io.ballast.app.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The socket's file. It is made under a hidden name and gets its own only when its mode is right:
 * nobody can open it before, and a dead daemon's file is replaced at once.
 */
final class SocketFile {
  private static final int LONGEST = 107;
  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;

  private final UnixSocket socket;
  private final Path path;
  private final Path hidden;
  private final PosixFileAttributes ours;
  private @Nullable Object key;

  private SocketFile(UnixSocket socket, Path hidden, PosixFileAttributes ours) {
    this.socket = socket;
    this.path = socket.path();
    this.hidden = hidden;
    this.ours = ours;
  }

  /**
   * Makes sure that a socket can be there.
   *
   * @throws NotOpened if it cannot
   */
  static SocketFile claim(UnixSocket socket) throws NotOpened {
    Path path = socket.path();
    Path hidden =
        path.resolveSibling(".%d-%x.s".formatted(ProcessHandle.current().pid(), path.hashCode()));
    if (isTooLong(path) || isTooLong(hidden)) {
      throw new NotOpened(
          "The %s's path %s is too long: Linux allows %d bytes, and the folder with %s must fit in; set %s to a shorter one."
              .formatted(socket.what(), path, LONGEST, hidden.getFileName(), socket.key()));
    }
    try {
      makeFolder(path);
      refuseToReplaceTheLiving(socket);
      return new SocketFile(socket, hidden, whoseFilesAreMade(hidden));
    } catch (IOException e) {
      throw cannotBeOpened(socket, e);
    }
  }

  private static boolean isTooLong(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }

  /** As whose a file is made there; and the name is free then. */
  private static PosixFileAttributes whoseFilesAreMade(Path hidden) throws IOException {
    Files.deleteIfExists(hidden);
    Files.createFile(hidden);
    try {
      return Files.readAttributes(hidden, PosixFileAttributes.class);
    } finally {
      Files.delete(hidden);
    }
  }

  private static NotOpened cannotBeOpened(UnixSocket socket, Exception e) {
    String why = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return new NotOpened(
        "The %s %s cannot be opened: %s; set %s to a folder that this user may write."
            .formatted(socket.what(), socket.path(), why, socket.key()));
  }

  /** What kept it from being opened. */
  NotOpened notOpened(Exception e) {
    return cannotBeOpened(socket, e);
  }

  private static void makeFolder(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void refuseToReplaceTheLiving(UnixSocket socket) throws IOException, NotOpened {
    Path path = socket.path();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & TYPE) != SOCKET) {
      throw new NotOpened(
          "%s is no socket, and the %s belongs there: move it away, or set %s to another place."
              .formatted(path, socket.what(), socket.key()));
    }
    if (isAlive(path)) {
      throw new NotOpened(
          "A daemon answers on %s already: stop it, or set %s to another place."
              .formatted(path, socket.key()));
    }
  }

  /** Without waiting: one whose queue is full lives, too. */
  private static boolean isAlive(Path path) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.configureBlocking(false);
      channel.connect(UnixDomainSocketAddress.of(path));
      return true;
    } catch (ConnectException refused) {
      return false;
    } catch (IOException full) {
      if (String.valueOf(full.getMessage()).contains("temporarily unavailable")) {
        return true;
      }
      throw full;
    }
  }

  /** The user whose files the daemon's are. */
  UserPrincipal user() {
    return ours.owner();
  }

  /** The group of the daemon's files there. */
  GroupPrincipal group() {
    return ours.group();
  }

  /** Where the server binds. */
  Path hidden() {
    return hidden;
  }

  /** Gives the bound socket its mode, its group and its name. */
  void publish(Set<PosixFilePermission> mode, GroupPrincipal group) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(hidden, PosixFileAttributeView.class);
    if (!group.equals(ours.group())) {
      view.setGroup(group);
    }
    view.setPermissions(mode);
    Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Removes it, unless it is another daemon's by now. */
  void remove() throws IOException {
    Files.deleteIfExists(hidden);
    if (key != null
        && Files.exists(path)
        && key.equals(Files.readAttributes(path, BasicFileAttributes.class).fileKey())) {
      Files.delete(path);
    }
  }
}
