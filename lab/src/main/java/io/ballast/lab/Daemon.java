package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The libvirtd of a lab host: started, ended, killed, frozen. Its guests outlive it. */
final class Daemon {
  private static final Duration START_TIME = Duration.ofSeconds(90);
  private static final Duration END_TIME = Duration.ofSeconds(15);
  private static final Duration PROBE_TIME = Duration.ofSeconds(60);

  private final HostFiles files;
  private final List<String> words;
  private Process process;

  private Daemon(HostFiles files, List<String> words) throws IOException {
    this.files = files;
    this.words = words;
    this.process = Command.start(words, files.daemonLog());
  }

  /** Starts it in the namespaces that this process holds, and waits until it answers. */
  static Daemon start(HostFiles files, Process holder) throws IOException {
    String target = Long.toString(holder.pid());
    var words = List.of("setsid", "nsenter", "-t", target, "-m", "-u", "-n", "libvirtd");
    var daemon = new Daemon(files, words);
    daemon.awaitAnswer();
    return daemon;
  }

  private void awaitAnswer() {
    Deadline.in(START_TIME)
        .poll(() -> process.isAlive() ? answer() : Optional.of(false))
        .filter(alive -> alive)
        .orElseThrow(
            () ->
                new LabException(
                    "The lab's libvirtd does not start: " + HostFiles.tail(files.daemonLog())));
  }

  private Optional<Boolean> answer() {
    if (!Files.exists(files.socket())) {
      return Optional.empty();
    }
    var words = List.of("virsh", "-q", "-c", LabHost.uri(files), "version");
    return Command.result(PROBE_TIME, words).exit() == 0 ? Optional.of(true) : Optional.empty();
  }

  /** Ends it without a chance to clean up. */
  void kill() {
    end(process.destroyForcibly());
  }

  /** Ends it in order if it is there, and starts it again. */
  void restart() throws IOException {
    process.destroy();
    end(process);
    process = Command.start(words, files.daemonLog());
    awaitAnswer();
  }

  /** Sends it a signal such as {@code STOP} or {@code CONT}. */
  void signal(String name) {
    Command.run(END_TIME, List.of("kill", "-" + name, Long.toString(process.pid())));
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(END_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while the lab's libvirtd ended.", e);
    }
  }
}
