package io.ballast.host.guestagent;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A connection whose whole life has a deadline, and whose answers have a longest length. */
final class TimedChannel implements AutoCloseable {
  private static final int BUFFER = 4096;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final long deadline;
  private final ByteBuffer received = ByteBuffer.allocate(BUFFER).limit(0);

  private TimedChannel(SocketChannel channel, Selector selector, long deadline) throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.deadline = deadline;
    channel.configureBlocking(false);
    this.key = channel.register(selector, 0);
  }

  /**
   * Connects.
   *
   * @param time for everything, from now to the last answer
   * @throws IOException if nobody is there, or nobody answers in time
   */
  static TimedChannel connect(SocketAddress address, Duration time) throws IOException {
    long deadline = System.nanoTime() + time.toNanos();
    Selector selector = Selector.open();
    try {
      SocketChannel channel =
          address instanceof UnixDomainSocketAddress
              ? SocketChannel.open(StandardProtocolFamily.UNIX)
              : SocketChannel.open();
      try {
        TimedChannel timed = new TimedChannel(channel, selector, deadline);
        timed.connect(address);
        return timed;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      selector.close();
      throw e;
    }
  }

  private void connect(SocketAddress address) throws IOException {
    if (!channel.connect(address)) {
      await(SelectionKey.OP_CONNECT);
      channel.finishConnect();
    }
  }

  /** Sends all of it. */
  void send(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      if (channel.write(left) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /**
   * Everything up to this byte, which is taken and not given.
   *
   * @throws IOException if it does not come in time, or not within so many bytes
   */
  byte[] readTo(byte end, int most) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (true) {
      while (received.hasRemaining()) {
        byte next = received.get();
        if (next == end) {
          return read.toByteArray();
        }
        read.write(next);
        if (read.size() > most) {
          throw new IOException("the answer is longer than " + most + " bytes");
        }
      }
      receive();
    }
  }

  private void receive() throws IOException {
    received.clear();
    int count = channel.read(received);
    while (count == 0) {
      await(SelectionKey.OP_READ);
      count = channel.read(received);
    }
    received.flip();
    if (count < 0) {
      throw new EOFException("the connection was closed in the midst of an answer");
    }
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0 || selector.select(millis) == 0) {
      throw new SocketTimeoutException("there was no answer in time");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      selector.close();
    }
  }
}
