package io.ballast.host.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where libvirt is and how long we wait for it.
 *
 * @param uri such as {@code qemu:///system}
 * @param runDirectory where libvirtd keeps the pid files of this host's guests
 * @param readDeadline for one bulk read
 * @param writeDeadline for one write
 */
public record LibvirtSettings(
    String uri, Path runDirectory, Duration readDeadline, Duration writeDeadline) {

  /** The libvirt of this host, whatever a file in the user's home says. */
  public static final String DEFAULT_URI = "qemu:///system";

  /**
   * Settings that fit a host.
   *
   * @param uri {@link #DEFAULT_URI} if null or blank
   */
  public static LibvirtSettings of(@Nullable String uri) {
    return new LibvirtSettings(
        uri == null || uri.isBlank() ? DEFAULT_URI : uri.strip(),
        Path.of("/run/libvirt"),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  /** The pid files of the guests behind the URI, if they are QEMU's, this host's, the system's. */
  Optional<PidFiles> pidFiles() {
    return uri.matches("qemu(\\+unix)?:///system(\\?.*)?")
        ? Optional.of(new PidFiles(runDirectory))
        : Optional.empty();
  }
}
