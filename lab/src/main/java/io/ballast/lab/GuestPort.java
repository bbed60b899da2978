package io.ballast.lab;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The line to a guest's worker: a unix socket that QEMU offers as the guest's second serial port.
 * Every command carries a number and its answer the same one, so that a late answer, or noise from
 * a guest that boots, is never taken for another command's.
 */
final class GuestPort implements AutoCloseable {
  private static final int LONGEST_ANSWER = 8192;

  private final Path socket;
  private final ByteBuffer received = ByteBuffer.allocate(LONGEST_ANSWER);
  private @Nullable SocketChannel channel;
  private long lastId;

  GuestPort(Path socket) {
    this.socket = socket;
  }

  /**
   * What the worker answers after {@code ok}; empty when it did not answer in time.
   *
   * @throws LabException when it answers that it cannot
   */
  synchronized Optional<String> ask(String words, Duration time) {
    if (words.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("A command of two lines: " + words);
    }
    Deadline deadline = Deadline.in(time);
    String id = Long.toString(++lastId);
    try {
      SocketChannel line = connected();
      send(line, id + " " + words + "\n");
      return awaitAnswer(line, id, deadline).map(answer -> unwrap(words, answer));
    } catch (IOException e) {
      // QEMU is gone or not there yet. The next command connects anew.
      close();
      return Optional.empty();
    }
  }

  private SocketChannel connected() throws IOException {
    SocketChannel open = channel;
    if (open == null) {
      open = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      open.configureBlocking(false);
      received.clear();
      channel = open;
    }
    return open;
  }

  /** A command is shorter than a socket's buffer: one that does not fit has no reader behind it. */
  private static void send(SocketChannel line, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    line.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("The guest's serial port takes no more.");
    }
  }

  private Optional<String> awaitAnswer(SocketChannel line, String id, Deadline deadline)
      throws IOException {
    try (Selector selector = Selector.open()) {
      line.register(selector, SelectionKey.OP_READ);
      while (true) {
        for (Optional<String> next = nextLine(); next.isPresent(); next = nextLine()) {
          if (answers(next.get(), id)) {
            return next;
          }
        }
        if (deadline.passed()) {
          return Optional.empty();
        }
        selector.select(Math.max(1, deadline.left().toMillis()));
        receive(line);
      }
    }
  }

  static boolean answers(String line, String id) {
    return line.startsWith(id + " ok") || line.startsWith(id + " error ");
  }

  private void receive(SocketChannel line) throws IOException {
    if (!received.hasRemaining()) {
      received.clear();
    }
    if (line.read(received) < 0) {
      throw new IOException("The guest's serial port was closed.");
    }
  }

  private Optional<String> nextLine() {
    for (int end = 0; end < received.position(); end++) {
      if (received.get(end) == '\n') {
        String line = new String(received.array(), 0, end, StandardCharsets.UTF_8);
        received.flip().position(end + 1);
        received.compact();
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static String unwrap(String words, String answer) {
    String[] parts = answer.split(" ", 3);
    String rest = parts.length == 3 ? parts[2] : "";
    if (parts[1].equals("error")) {
      throw new LabException("The guest's worker cannot `%s`: %s.".formatted(words, rest));
    }
    return rest;
  }

  @Override
  public synchronized void close() {
    SocketChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new LabException("Cannot close the serial port " + socket + ".", e);
      }
    }
  }
}
