package io.ballast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A daemon started through the launcher, and what it costs by /proc, as for any process. */
final class DaemonProcess implements AutoCloseable {
  private static final long FIRST_DECISION_NANOS = 60_000_000_000L;
  private static final double TICKS_PER_SECOND = 100;

  private static final String OWN =
      """
      [main]
      run-directory: %1$s/run
      state-directory: %1$s/state
      """;

  private static final Path LAUNCHER =
      Path.of(System.getProperty("ballast.home", "."), "ballast").toAbsolutePath();
  private static final long ANSWER_SECONDS = 30;

  private final Process process;
  private final Path folder;
  private final Path log;
  private final long begin;

  /** Whoever kills the measurement must not leave a daemon behind that turns knobs. */
  private final Thread end = new Thread(this::end, "end of the daemon");

  private DaemonProcess(Process process, Path folder, Path log, long begin) {
    this.process = process;
    this.folder = folder;
    this.log = log;
    this.begin = begin;
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * Starts one, whose files are all in a folder of its own.
   *
   * @param configuration begins with keys of {@code [main]}
   */
  static DaemonProcess start(String configuration) throws IOException {
    Path folder = Files.createTempDirectory("ballast-bench");
    Path config =
        Files.writeString(folder.resolve("ballast.conf"), OWN.formatted(folder) + configuration);
    Path log = folder.resolve("log");
    long begin = System.nanoTime();
    Process daemon =
        new ProcessBuilder(LAUNCHER.toString(), "run", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new DaemonProcess(daemon, folder, log, begin);
  }

  /** Waits for its first decision and gives the seconds from its start to there. */
  double awaitFirstDecision() throws IOException, InterruptedException {
    while (!log().contains("first decision")) {
      if (System.nanoTime() - begin > FIRST_DECISION_NANOS) {
        throw new IllegalStateException("No decision in a minute: " + log());
      }
      Thread.sleep(5);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /** All that it wrote so far. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /**
   * Asks it through its control socket, as an administrator would.
   *
   * @return whether it answered
   */
  boolean answers(String... question) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(LAUNCHER.toString()));
    words.addAll(List.of(question));
    words.addAll(List.of("--socket", folder.resolve("run/control.sock").toString()));
    Process client =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!client.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
      client.destroyForcibly();
      return false;
    }
    return client.exitValue() == 0;
  }

  /** CPU time that it used since its start, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(proc("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  double residentMib() throws IOException {
    return status("VmRSS") / 1024;
  }

  double threads() throws IOException {
    return status("Threads");
  }

  /** How many files and sockets it has open. */
  double descriptors() throws IOException {
    try (Stream<Path> open = Files.list(proc("fd"))) {
      return open.count();
    }
  }

  private double status(String name) throws IOException {
    return Files.readString(proc("status"))
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** Ends it, and kills it if it does not end in 5 s. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(end);
    end();
  }

  private void end() {
    process.destroy();
    try {
      if (process.waitFor(5, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
