package io.ballast.app.cli;

import io.ballast.app.Wiring;
import io.ballast.app.eval.Stage;
import io.ballast.tools.SnapshotException;
import io.ballast.tools.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the moment that a policy is tried on. */
final class MomentFile {
  /** Thousands of guests fit in; more than this is something else. */
  private static final long MOST_BYTES = 32 << 20;

  private MomentFile() {}

  static Stage stage(Path snapshot, Wiring wiring) throws Unusable {
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
