package io.ballast.app.http;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * A unix socket to be opened, and who may use it.
 *
 * @param what people call it: {@code control socket}
 * @param key of the configuration which says where it is: {@code run-directory in [main]}
 * @param group its name; empty for the daemon's own
 * @param users names of those who are answered besides root and the daemon's own
 */
public record UnixSocket(
    String what,
    String key,
    Path path,
    Set<PosixFilePermission> mode,
    String group,
    List<String> users) {

  public UnixSocket {
    mode = Set.copyOf(mode);
    users = List.copyOf(users);
  }
}
