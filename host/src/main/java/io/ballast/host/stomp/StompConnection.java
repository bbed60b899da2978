package io.ballast.host.stomp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a STOMP server, with a thread that reads and one that writes: nobody who sends
 * waits for the network. Once it has ended it stays so.
 */
public final class StompConnection implements AutoCloseable {
  private static final int MOST_WAITING = 64;
  private static final String VERSION = "1.2";
  private static final byte[] BEAT = {'\n'};

  /** Who is told what comes, on the thread that reads. */
  public interface Listener {
    void received(Frame frame);

    /** Told once, and nothing after it; also if the connection never came about. */
    void ended(IOException why);
  }

  /**
   * How it is connected.
   *
   * @param heartBeat what is offered to the server
   * @param patience with each step of connecting
   */
  public record Terms(HeartBeat heartBeat, Duration patience, Bounds bounds) {}

  private final Wire wire;
  private final Terms terms;
  private final Listener listener;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile HeartBeat agreed = HeartBeat.NONE;
  private volatile @Nullable Thread writer;

  private StompConnection(Wire wire, Terms terms, Listener listener) {
    this.wire = wire;
    this.terms = terms;
    this.listener = listener;
  }

  /** Begins to connect, on a thread of its own. */
  public static StompConnection start(Wire wire, Terms terms, Listener listener) {
    StompConnection connection = new StompConnection(wire, terms, listener);
    Thread.ofPlatform().daemon().name("stomp-read").start(connection::read);
    return connection;
  }

  /** Done once the server has answered; it fails with the reason if the connection ends first. */
  public CompletableFuture<Void> ready() {
    return ready;
  }

  public boolean isOpen() {
    return !ended.get();
  }

  /**
   * Has a frame written, after those that wait.
   *
   * @throws IOException if the connection has ended, or too many frames wait
   */
  public void send(Frame frame) throws IOException {
    if (ended.get()) {
      throw new IOException("the connection has ended");
    }
    if (!waiting.offer(FrameWriter.bytes(frame))) {
      throw new IOException("%d frames wait to be written".formatted(MOST_WAITING));
    }
  }

  private void read() {
    try {
      FrameReader reader = connect();
      while (true) {
        Frame frame = reader.next();
        if (frame.is("ERROR")) {
          throw new StompException("the server says: " + words(frame));
        }
        listener.received(frame);
      }
    } catch (SocketTimeoutException silent) {
      end(new IOException(silence()));
    } catch (IOException broken) {
      end(broken);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError lost) {
      end(new IOException("what came could not be taken: " + lost, lost));
    }
  }

  private FrameReader connect() throws IOException {
    wire.connect(terms.patience());
    FrameReader reader = new FrameReader(wire.in(), terms.bounds());
    OutputStream out = wire.out();
    Frame connect =
        Frame.of("CONNECT")
            .with("accept-version", VERSION)
            .with(HeartBeat.HEADER, terms.heartBeat().header());
    out.write(FrameWriter.bytes(connect));
    out.flush();
    Frame answer = reader.next();
    if (!answer.is("CONNECTED") || !answer.header("version").orElse("").equals(VERSION)) {
      throw new StompException("the server does not accept STOMP 1.2: " + words(answer));
    }
    agreed = terms.heartBeat().agreed(answer.header(HeartBeat.HEADER).orElse("0,0"));
    wire.wait(agreed.patience());
    startWriter(out);
    ready.complete(null);
    return reader;
  }

  /** Known before it runs, so that whoever ends the connection finds it. */
  private void startWriter(OutputStream out) {
    Thread thread = Thread.ofPlatform().daemon().name("stomp-write").unstarted(() -> write(out));
    writer = thread;
    thread.start();
  }

  private void write(OutputStream out) {
    try {
      while (!ended.get()) {
        byte[] bytes = waiting.poll(agreed.pause().toMillis(), TimeUnit.MILLISECONDS);
        out.write(bytes != null ? bytes : BEAT);
        out.flush();
      }
    } catch (IOException broken) {
      end(broken);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private String silence() {
    return agreed.patience().isZero()
        ? "no answer to CONNECT within %d ms".formatted(terms.patience().toMillis())
        : "nothing was heard of it for %d ms".formatted(agreed.patience().toMillis());
  }

  /** What a frame says, in one short line. */
  private static String words(Frame frame) {
    String text = frame.body().isBlank() ? frame.header("message").orElse("") : frame.body();
    String line = text.replaceAll("\\s+", " ").strip();
    String said = line.isEmpty() ? frame.command() : line;
    return said.length() > 200 ? said.substring(0, 200) : said;
  }

  private void end(IOException why) {
    if (ended.getAndSet(true)) {
      return;
    }
    wire.close();
    Thread waitingWriter = writer;
    if (waitingWriter != null) {
      waitingWriter.interrupt();
    }
    ready.completeExceptionally(why);
    listener.ended(why);
  }

  /** Ends it at once, and whatever waits on it. */
  @Override
  public void close() {
    end(new IOException("the connection was closed"));
  }
}
