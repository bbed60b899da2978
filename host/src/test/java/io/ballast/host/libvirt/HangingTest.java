package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.host.Backoff;
import io.ballast.host.libvirt.Channel.Patience;
import io.ballast.host.libvirt.Connection.Access;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A libvirtd that accepts and never answers: calls come back, and few connections are lost. */
@Timeout(60)
class HangingTest {
  @TempDir Path directory;

  private static Channel channel(String uri, int attempts) {
    return new Channel(
        uri,
        new Patience(Duration.ofMillis(100), attempts),
        () -> Connection.open(Libvirt.load(), uri, Access.READ_ONLY),
        new Backoff(System::nanoTime, () -> 0));
  }

  private static HypervisorException failure(Channel channel) {
    return catchThrowableOfType(HypervisorException.class, () -> channel.call(Connection::isAlive));
  }

  @Test
  void callsComeBackAndAbandonedConnectionsAreFew() throws Exception {
    try (SilentServer server = new SilentServer(directory.resolve("s"));
        Channel channel = channel(server.uri(), 1)) {
      for (int i = 1; i <= Channel.MAX_ABANDONED; i++) {
        assertThat(failure(channel)).hasMessageContaining("no answer within 100 ms");
        assertThat(channel.abandoned()).isEqualTo(i);
      }
      HypervisorException atOnce = failure(channel);
      assertThat(atOnce.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(atOnce).hasMessageContaining("8 calls have not come back");
      assertThat(channel.abandoned()).isEqualTo(Channel.MAX_ABANDONED);
    }
  }

  @Test
  void whatMayBeDoneTwiceIsTriedTwice() throws Exception {
    try (SilentServer server = new SilentServer(directory.resolve("s"));
        Channel channel = channel(server.uri(), 2)) {
      assertThat(failure(channel)).hasMessageContaining("no answer within 200 ms");
      assertThat(channel.abandoned()).isEqualTo(2);
    }
  }

  @Test
  void whenTheHangingCallsReturnTheirConnectionsAreForgiven() throws Exception {
    SilentServer server = new SilentServer(directory.resolve("s"));
    try (Channel channel = channel(server.uri(), 1)) {
      for (int i = 1; i <= Channel.MAX_ABANDONED; i++) {
        failure(channel);
      }
      server.close();
      while (channel.abandoned() > 0) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      assertThat(failure(channel)).hasMessageContaining("Connection refused");
    }
  }

  @Test
  void closingDoesNotWaitForACallThatHangs() throws Exception {
    try (SilentServer server = new SilentServer(directory.resolve("s"))) {
      Channel channel = channel(server.uri(), 1);
      failure(channel);
      channel.close();
      assertThat(failure(channel)).hasMessageContaining("closed");
    }
  }
}
