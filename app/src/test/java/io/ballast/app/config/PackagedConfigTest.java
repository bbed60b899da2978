package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example that the package installs. */
final class PackagedConfigTest {
  private static final Path EXAMPLE = Cases.ROOT.resolve("packaging/ballast.conf");

  @Test
  void loadsWithoutAWord() throws IOException {
    loadsSilently(Files.readString(EXAMPLE));
  }

  @Test
  void everyLineThatIsCommentedOutWorks() throws IOException {
    loadsSilently(uncommented());
  }

  @Test
  void commentedOutDefaultsAreTheDefaults() throws IOException {
    Config example = Cases.loaded(uncommented());

    assertThat(example.main()).isEqualTo(Cases.loaded("").main());
    assertThat(example.guard()).isEqualTo(Cases.loaded("").guard());
    assertThat(example.logging()).isEqualTo(Cases.loaded("").logging());
  }

  /** A key or section that is commented out stands right behind the {@code #}; prose does not. */
  private static String uncommented() throws IOException {
    return Files.readString(EXAMPLE).replaceAll("(?m)^#(?=[a-z\\[])", "");
  }

  private static void loadsSilently(String text) {
    assertThat(Cases.errors(text)).isEmpty();
    assertThat(Cases.parse(text).warnings()).isEmpty();
  }
}
