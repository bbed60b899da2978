package io.ballast.host.guestagent;

import io.ballast.core.Time;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks the daemon in a guest: {@code stats} over TCP, and one line comes back.
 *
 * @param port where the daemons listen
 * @param limit for connecting and the answer together
 */
record NetworkQuestion(AddressHelper addresses, int port, Duration limit, Time time)
    implements Question {
  private static final int LONGEST_ANSWER = 4096;
  private static final byte[] STATS = "stats\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public MemoryReport ask(GuestReading guest) throws IOException {
    InetSocketAddress daemon = new InetSocketAddress(addresses.of(guest.name()), port);
    try (TimedChannel channel = TimedChannel.connect(daemon, limit)) {
      channel.send(STATS);
      byte[] answer = channel.readTo((byte) '\n', LONGEST_ANSWER);
      return StatsLine.parse(new String(answer, StandardCharsets.UTF_8)).report(time.now());
    } catch (IOException e) {
      throw new IOException(
          "the daemon in the guest, at %s: %s".formatted(daemon, e.getMessage()), e);
    }
  }
}
