package io.ballast.app.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Asks a daemon over its control socket. Its own few lines of HTTP, because a client library starts
 * half a second later.
 */
public final class ControlClient {
  private static final int MOST_BYTES = 32 << 20;

  private final Path socket;
  private final Duration deadline;

  public ControlClient(Path socket, Duration deadline) {
    this.socket = socket;
    this.deadline = deadline;
  }

  /** What came back; {@code status} is HTTP's. */
  public record Reply(int status, String body) {}

  /** No reply came. The message is one sentence. */
  public static final class NoReply extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    NoReply(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  /**
   * Asks once.
   *
   * @param target path and query, percent-encoded
   * @throws NoReply if no daemon is there, it may not be asked, or it does not answer in time
   */
  public Reply get(String target) throws NoReply {
    Timer alarm = new Timer("ballast-deadline", true);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      alarm.schedule(closing(channel), deadline.toMillis());
      channel.connect(UnixDomainSocketAddress.of(socket));
      send(channel, target);
      return HttpReply.parse(receive(channel));
    } catch (ClosedChannelException late) {
      throw new NoReply(
          "The daemon did not answer on %s within %d s: is it stopped, or the machine overloaded?"
              .formatted(socket, deadline.toSeconds()));
    } catch (IOException e) {
      throw new NoReply(why(e));
    } finally {
      alarm.cancel();
    }
  }

  private static TimerTask closing(SocketChannel channel) {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          channel.close();
        } catch (IOException e) {
          // Whoever waits on it is told by its own exception.
        }
      }
    };
  }

  private static void send(SocketChannel channel, String target) throws IOException {
    String head = "GET " + target + " HTTP/1.1\r\nHost: ballast\r\nConnection: close\r\n\r\n";
    ByteBuffer request = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  private static byte[] receive(SocketChannel channel) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    while (channel.read(buffer) >= 0) {
      received.write(buffer.array(), 0, buffer.position());
      buffer.clear();
      if (received.size() > MOST_BYTES) {
        throw new IOException("the answer is longer than any");
      }
    }
    return received.toByteArray();
  }

  private String why(IOException e) {
    if (e instanceof AccessDeniedException || "Permission denied".equals(e.getMessage())) {
      return "This user may not open %s: ask as root, or see control-socket-group in [main]."
          .formatted(socket);
    }
    boolean absent = !Files.exists(socket, LinkOption.NOFOLLOW_LINKS);
    if (absent || e instanceof ConnectException) {
      return "No daemon is running: nothing answers on %s; `ballast run` starts one, and --socket or"
              .formatted(socket)
          + " -c names another.";
    }
    return "The daemon on %s cannot be asked: %s.".formatted(socket, e.getMessage());
  }
}
