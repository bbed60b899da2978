package io.ballast.app.real;

import io.ballast.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as systemd or an administrator would start it, in a process of its own. */
final class BallastProcess implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;

  private BallastProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts the daemon with a configuration; its files lie in the directory. */
  static BallastProcess run(Path directory, String config, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("ballast.conf"), config);
    List<String> words = new ArrayList<>(List.of("run", "-c", file.toString()));
    words.addAll(List.of(more));
    return start(directory.resolve("ballast.log"), words);
  }

  /** Starts a release with the configuration of the daemon that ran in the directory. */
  static BallastProcess release(Path directory) throws IOException {
    String file = directory.resolve("ballast.conf").toString();
    return start(directory.resolve("release.log"), List.of("release", "-c", file));
  }

  private static BallastProcess start(Path log, List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(arguments);
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new BallastProcess(process, log);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** All that it wrote so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError("The log of the process cannot be read.", e);
    }
  }

  /** How often it wrote this so far. */
  long told(String words) {
    return log().lines().filter(line -> line.contains(words)).count();
  }

  /** Sends SIGTERM, and gives the exit code once it has ended. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("SIGTERM does not end it. Its log: " + log());
    }
    return process.exitValue();
  }

  /** Sends SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its own end, and gives the exit code. */
  int awaitEnd(Duration most) throws InterruptedException {
    if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("It does not end. Its log: " + log());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
