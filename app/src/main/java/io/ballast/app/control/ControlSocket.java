package io.ballast.app.control;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How the control socket is opened.
 *
 * @param group its name; empty for the daemon's own
 * @param users names of those who are answered besides root and the daemon's own
 * @param idle for how long a connection may say nothing
 * @param longest for how long it may be open at all
 */
public record ControlSocket(
    Path path,
    Set<PosixFilePermission> mode,
    String group,
    List<String> users,
    Duration idle,
    Duration longest) {
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** Its name in the daemon's run directory. */
  public static final String NAME = "control.sock";

  public ControlSocket {
    mode = Set.copyOf(mode);
    users = List.copyOf(users);
  }

  public ControlSocket(Path path, Set<PosixFilePermission> mode, String group, List<String> users) {
    this(path, mode, group, users, IDLE, LONGEST);
  }
}
