package io.ballast.app.guestd;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Answers over TCP. Whoever asks is in the guest's network and may be anybody: a few at once, short
 * questions, and nobody stays who says nothing.
 */
public final class GuestDaemon implements AutoCloseable {
  static final int MOST_CALLERS = 16;
  static final int LONGEST_QUESTION = 64;

  private final Inside inside;
  private final Duration patience;
  private final Consumer<String> log;
  private final ServerSocket server;
  private final Semaphore places = new Semaphore(MOST_CALLERS);
  private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  private GuestDaemon(Inside inside, Duration patience, Consumer<String> log, ServerSocket server) {
    this.inside = inside;
    this.patience = patience;
    this.log = log;
    this.server = server;
    this.thread = Thread.ofPlatform().name("guestd").unstarted(this::serve);
  }

  /**
   * Listens and answers until it is closed.
   *
   * @param patience for how long a caller may say nothing
   * @param log gets a sentence for each answer that could not be had
   * @throws IOException if the address is taken or not this guest's
   */
  public static GuestDaemon open(
      InetSocketAddress address, Inside inside, Duration patience, Consumer<String> log)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(address, MOST_CALLERS);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    GuestDaemon daemon = new GuestDaemon(inside, patience, log, server);
    daemon.thread.start();
    return daemon;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    thread.join();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException refused) {
        if (!server.isClosed()) {
          log.accept("A caller was not taken: " + refused.getMessage() + ".");
        }
      }
    }
  }

  private void admit(Socket caller) throws IOException {
    if (!places.tryAcquire()) {
      caller.close();
      return;
    }
    callers.add(caller);
    Thread.ofVirtual().name("guestd-caller").start(() -> hear(caller));
  }

  private void hear(Socket caller) {
    try (caller) {
      caller.setSoTimeout((int) patience.toMillis());
      InputStream questions = new BufferedInputStream(caller.getInputStream());
      Optional<String> question = line(questions);
      while (question.isPresent() && answered(question.get(), caller)) {
        question = line(questions);
      }
    } catch (IOException gone) {
      // A caller that hangs up, or says nothing for too long, is owed nothing.
    } finally {
      callers.remove(caller);
      places.release();
    }
  }

  /** Absent at the end, and for a line that no question has. */
  private static Optional<String> line(InputStream from) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = from.read(); next >= 0; next = from.read()) {
      if (next == '\n') {
        return Optional.of(line.toString());
      }
      line.append((char) next);
      if (line.length() > LONGEST_QUESTION) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean answered(String question, Socket caller) throws IOException {
    Optional<String> answer;
    try {
      answer = inside.answer(question);
    } catch (IOException untold) {
      log.accept("There is no answer to `" + question.strip() + "`: " + untold.getMessage());
      return false;
    }
    if (answer.isPresent()) {
      caller.getOutputStream().write((answer.get() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    return answer.isPresent();
  }

  /** Hangs up on everybody. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket caller : callers) {
      caller.close();
    }
  }
}
