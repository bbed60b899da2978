package io.ballast.app.cli;

import io.ballast.app.Engine;
import io.ballast.app.Ports;
import io.ballast.app.config.MainConfig;
import io.ballast.app.config.PolicySource;
import io.ballast.app.daemon.EngineLog;
import io.ballast.app.daemon.Start;
import io.ballast.core.collect.OtherManagers;
import io.ballast.core.record.Recorder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop for somebody who looks on: quicker than the daemon's, and without a port to write to.
 */
final class Watch {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Start start;
  private final Ports ports;

  /**
   * @throws IllegalArgumentException if these ports could write
   */
  Watch(Start start, Ports ports) {
    if (ports.writes() != null) {
      throw new IllegalArgumentException("Who only watches needs no port to write to.");
    }
    this.start = start;
    this.ports = ports;
  }

  /** An engine, not started. */
  Engine engine(Recorder recorder, EngineLog log) {
    return start.hurried(LONGEST).engine(ports, recorder, log);
  }

  /** What a person is told above the table. */
  List<String> notes() {
    MainConfig main = start.config().main();
    List<String> notes = new ArrayList<>();
    notes.add(
        "Watching %s. Nothing is changed: `dry run` marks what Ballast would do."
            .formatted(ports.view().description()));
    notes.add(
        "%s decides here every %d s, in the daemon every %d s. Ctrl-C ends this."
            .formatted(
                policy(main.policySource()),
                shorter(main.policyEngineInterval()).toSeconds(),
                main.policyEngineInterval().toSeconds()));
    notes.addAll(managers());
    notes.add("");
    return notes;
  }

  private static Duration shorter(Duration interval) {
    return interval.compareTo(LONGEST) < 0 ? interval : LONGEST;
  }

  private static String policy(PolicySource source) {
    return switch (source) {
      case PolicySource.Shipped(var shipped) ->
          "The shipped policy `%s`".formatted(shipped.words().getFirst());
      case PolicySource.Nothing _ -> "No policy";
      case PolicySource.File(var file) -> "The policy in " + file;
      case PolicySource.Folder(var folder) -> "The policies in " + folder;
    };
  }

  /** One line for each other manager that runs here. */
  List<String> managers() {
    try {
      return OtherManagers.find(ports.kernel()).stream()
          .map(other -> "Beside it runs %s, which %s.".formatted(other.text(), other.deeds()))
          .toList();
    } catch (NoSuchFileException simulated) {
      return List.of(); // That kernel runs no processes.
    } catch (IOException unreadable) {
      return List.of("Whether other managers run here cannot be told: " + unreadable.getMessage());
    }
  }
}
