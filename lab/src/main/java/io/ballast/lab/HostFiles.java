package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/**
 * The scratch directory of a lab host. It lies in /tmp whatever {@code java.io.tmpdir} says: the
 * path of a unix socket may have 107 bytes, and guests' sockets lie in it.
 */
record HostFiles(Path directory) {
  private static final Path PARENT = Path.of("/tmp");

  private static final String DAEMON_SETTINGS =
      """
      listen_tls = 0
      listen_tcp = 0
      unix_sock_group = "root"
      auth_unix_ro = "none"
      auth_unix_rw = "none"
      host_uuid = "%s"
      log_outputs = "3:stderr"
      """;

  private static final String QEMU_SETTINGS =
      """
      security_driver = "none"
      user = "root"
      group = "root"
      dynamic_ownership = 0
      remember_owner = 0
      namespaces = []
      stdio_handler = "file"
      """;

  /** A name that nobody uses; nothing is made yet. */
  static HostFiles fresh() {
    return new HostFiles(
        PARENT.resolve("ballast-lab-" + UUID.randomUUID().toString().substring(0, 8)));
  }

  String name() {
    return directory.getFileName().toString();
  }

  Path libvirtRun() {
    return directory.resolve("run/libvirt");
  }

  Path socket() {
    return libvirtRun().resolve("libvirt-sock");
  }

  Path holderLog() {
    return directory.resolve("host.log");
  }

  Path daemonLog() {
    return directory.resolve("libvirtd.log");
  }

  /** A guest's files as this JVM sees them. */
  GuestFiles guest(UUID uuid) {
    return new GuestFiles(directory.resolve("run/lab"), uuid);
  }

  /** A guest's files as the processes of the lab host see them. */
  GuestFiles guestInside(UUID uuid) {
    return new GuestFiles(Path.of("/run/lab"), uuid);
  }

  void make() throws IOException {
    var onlyRoot = PosixFilePermissions.fromString("rwx------");
    Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(onlyRoot));
    for (String name : List.of("etc/qemu", "lib", "log", "run/lab", "run/libvirt", "run/lock")) {
      Files.createDirectories(directory.resolve(name));
    }
    String settings = DAEMON_SETTINGS.formatted(UUID.randomUUID());
    Files.writeString(directory.resolve("etc/libvirtd.conf"), settings);
    Files.writeString(directory.resolve("etc/qemu.conf"), QEMU_SETTINGS);
  }

  /** The last lines of a log, for a message. */
  static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("; ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return "and there is no " + log;
    }
  }
}
