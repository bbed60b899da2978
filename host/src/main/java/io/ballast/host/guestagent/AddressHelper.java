package io.ballast.host.guestagent;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program of the administrator's that tells a guest's address: it gets the guest's name as its
 * only argument, through no shell, and prints an IP address.
 *
 * @param program null if none is configured
 * @param limit how long it may take
 */
record AddressHelper(@Nullable Path program, Duration limit) {
  private static final int LONGEST_ANSWER = 256;

  /** A guest's address. */
  InetAddress of(String guest) throws IOException {
    Path helper = program;
    if (helper == null) {
      throw new IOException(
          "nobody tells its address: set name-to-ip-helper in [Collector: GuestNetworkDaemon]");
    }
    try {
      return InetAddress.ofLiteral(run(helper, guest).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(helper + " printed no IP address for it", e);
    }
  }

  private String run(Path helper, String guest) throws IOException {
    Process process =
        new ProcessBuilder(helper.toString(), guest)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    try (InputStream output = process.getInputStream()) {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        throw new IOException(helper + " was not ready within " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(helper + " ended with " + process.exitValue());
      }
      // What it printed is there; to wait for more would wait for what it left running, too.
      int printed = Math.min(output.available(), LONGEST_ANSWER);
      return new String(output.readNBytes(printed), StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was not waited for", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
