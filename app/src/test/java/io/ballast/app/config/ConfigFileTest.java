package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
  @TempDir Path folder;

  @Test
  void missingFile() {
    refuses(folder.resolve("none.conf"), "does not exist; name another with -c");
  }

  @Test
  void folderInsteadOfFile() {
    refuses(folder, "is a folder; name the configuration file in it");
  }

  @Test
  void otherEncoding() throws IOException {
    Path file = folder.resolve("latin.conf");
    Files.write(file, "# Größe\n".getBytes(StandardCharsets.ISO_8859_1));

    refuses(file, "is not UTF-8 text; save it in that encoding");
  }

  @Test
  void tooLarge() throws IOException {
    Path file = folder.resolve("large.conf");
    Files.write(file, new byte[ConfigFile.MAX_BYTES + 1]);

    refuses(file, "is larger than 1 MiB, so it is no configuration file");
  }

  @Test
  void noPermission() {
    assertThat(ConfigFile.reason(new AccessDeniedException("x")))
        .isEqualTo("may not be read by this user; check its permissions");
    assertThat(ConfigFile.reason(new IOException("Input/output error")))
        .isEqualTo("cannot be read: Input/output error");
  }

  @Test
  void pathsStartFromTheFilesFolder() throws IOException {
    Path file = folder.resolve("ok.conf");
    Files.writeString(file, "\uFEFF[main]\npolicy: law.policy\n");

    assertThat(Config.load(file, Cases.NAMES))
        .isInstanceOfSatisfying(
            Config.Loaded.class,
            loaded ->
                assertThat(loaded.config().main().policy())
                    .isEqualTo(Optional.of(folder.resolve("law.policy"))));
  }

  private static void refuses(Path file, String sentence) {
    assertThat(Config.load(file, Cases.NAMES))
        .isInstanceOfSatisfying(
            Config.Refused.class,
            refused ->
                assertThat(refused.errors()).singleElement().hasToString(file + ": " + sentence));
  }
}
