package io.ballast.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own. Whatever happens, closing ends it. */
final class Started implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Output out;
  private final Output err;

  /** Collects lines as they come, so that the process never waits for a reader. */
  private static final class Output {
    final BlockingQueue<String> coming = new LinkedBlockingQueue<>();
    final List<String> taken = new ArrayList<>();
    final Thread reader;

    Output(BufferedReader from) {
      reader = Thread.ofVirtual().start(() -> read(from));
    }

    private void read(BufferedReader from) {
      try (from) {
        from.lines().forEach(coming::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String all() throws InterruptedException {
      reader.join(PATIENCE);
      coming.drainTo(taken);
      return String.join("", taken.stream().map(line -> line + "\n").toList());
    }
  }

  private Started(Process process) {
    this.process = process;
    this.out = new Output(process.inputReader(StandardCharsets.UTF_8));
    this.err = new Output(process.errorReader(StandardCharsets.UTF_8));
  }

  static Started in(Path folder, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-Dstderr.encoding=UTF-8", "-cp", classPath()));
    command.add("io.ballast.app.Main");
    command.addAll(arguments);
    return new Started(new ProcessBuilder(command).directory(folder.toFile()).start());
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Waits for a line of the log that holds {@code text}; fails if none comes. */
  String awaitError(String text) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      String line = err.coming.poll(100, TimeUnit.MILLISECONDS);
      if (line == null) {
        continue;
      }
      err.taken.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("No line with `" + text + "` came: " + err.taken);
  }

  /** Sends SIGTERM and gives how long the process took to end. */
  Duration terminate() throws InterruptedException {
    long begun = System.nanoTime();
    process.toHandle().destroy(); // Process.destroy would also close what we read from.
    await();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for its end and gives all that it printed. */
  Ran ended() throws InterruptedException {
    await();
    return new Ran(out.all(), err.all(), process.exitValue());
  }

  private void await() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The process did not end: " + err.taken);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
