package io.ballast.host.guestagent;

import io.ballast.core.model.GuestReading;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Agents behind unix sockets of the host, one for each guest, which nobody else holds.
 *
 * @param folder where the sockets are
 * @param template their names; {@code %(name)s} stands for a guest's name
 * @param time for one conversation
 */
record SocketLines(Path folder, String template, Duration time) implements AgentLines {
  static final Path USUAL_FOLDER = Path.of("/var/lib/libvirt/qemu");
  static final String NAME = "%(name)s";
  static final String USUAL_TEMPLATE = NAME + ".agent";

  private static final int LONGEST_ANSWER = 256 << 10;
  private static final byte SYNCHRONIZED = (byte) 0xFF;

  /** The socket of a guest with that name. */
  Path socket(String guest) throws IOException {
    if (guest.contains("/") || guest.indexOf('\0') >= 0) {
      throw new IOException("a name with a slash in it names no socket");
    }
    return folder.resolve(template.replace(NAME, guest));
  }

  @Override
  public AgentLine open(GuestReading guest) throws IOException {
    Path socket = socket(guest.name());
    try {
      TimedChannel channel = TimedChannel.connect(UnixDomainSocketAddress.of(socket), time);
      try {
        synchronize(channel);
        return new Line(channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("no guest agent at " + socket + ": " + e.getMessage(), e);
    }
  }

  /** Answers to what somebody asked before, and half of such, come before the mark. */
  private static void synchronize(TimedChannel channel) throws IOException {
    int id = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    String command = "{\"execute\":\"guest-sync-delimited\",\"arguments\":{\"id\":%d}}\n";
    channel.send(new byte[] {SYNCHRONIZED});
    channel.send(command.formatted(id).getBytes(StandardCharsets.UTF_8));
    do {
      channel.readTo(SYNCHRONIZED, LONGEST_ANSWER);
    } while (AgentFiles.parse(line(channel)).path("return").asLong(-1) != id);
  }

  private static String line(TimedChannel channel) throws IOException {
    return new String(channel.readTo((byte) '\n', LONGEST_ANSWER), StandardCharsets.UTF_8);
  }

  private record Line(TimedChannel channel) implements AgentLine {
    @Override
    public String exchange(String command) throws IOException {
      channel.send((command + "\n").getBytes(StandardCharsets.UTF_8));
      return line(channel);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
