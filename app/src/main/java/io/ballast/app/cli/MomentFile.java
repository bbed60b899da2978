package io.ballast.app.cli;

import io.ballast.app.Wiring;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.eval.Stage;
import io.ballast.tools.SnapshotException;
import io.ballast.tools.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The moment that a policy is tried on, with what it is seen by. */
final class MomentFile {
  /** Thousands of guests fit in; more than this is something else. */
  private static final long MOST_BYTES = 32 << 20;

  @Option(
      names = "--snapshot",
      required = true,
      paramLabel = "SNAP.json",
      description = "The moment to evaluate on.")
  private Path snapshot = Path.of("");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration with service classes and the guard's rails; else defaults.")
  private @Nullable Path config;

  MomentFile() {}

  Path path() {
    return snapshot;
  }

  /** By the configuration, or with everything that there is. */
  Wiring wiring() throws Unusable {
    return config == null ? Start.everything() : Start.wiring(config);
  }

  Stage stage(Wiring wiring) throws Unusable {
    try {
      if (Files.isRegularFile(snapshot) && Files.size(snapshot) > MOST_BYTES) {
        throw new Unusable(
            Exit.UNUSABLE, "%s is larger than any snapshot (32 MiB).".formatted(snapshot));
      }
      return Stage.of(SnapshotFile.read(Files.readString(snapshot)), wiring);
    } catch (IOException e) {
      throw Start.unreadable(snapshot, e);
    } catch (SnapshotException e) {
      throw new Unusable(Exit.UNUSABLE, snapshot + ": " + e.getMessage());
    }
  }
}
