package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that may not be read. Root may read everything: for root only the sentence is tried. */
final class PermissionTest {
  @TempDir private Path folder;

  @Test
  void sentenceSaysThatPermissionIsMissing() {
    Unusable unusable =
        Start.unreadable(Path.of("moment.json"), new AccessDeniedException("moment.json"));

    assertThat(unusable.sentence()).isEqualTo("moment.json cannot be read: permission denied.");
    assertThat(unusable.exit()).isEqualTo(Exit.UNUSABLE);
  }

  @Test
  void configurationThatMayNotBeReadIsOneSentence() throws IOException {
    Path config = folder.resolve("ballast.conf");
    Files.writeString(config, "[main]\n");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(config)).as("this user, like root, may read all files").isFalse();

    assertThat(Ran.in(folder, "run", "-c", "ballast.conf"))
        .isEqualTo(
            new Ran(
                "",
                "ballast.conf: may not be read by this user; check its permissions\n",
                Exit.UNUSABLE.code()));
  }
}
