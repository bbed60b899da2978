package io.ballast.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiagnosticsManualTest {
  private static final Path PAGE =
      Path.of(System.getProperty("ballast.root")).resolve("docs/policy-diagnostics.md");

  @Test
  void thePageIsMadeFromTheDeclarations() throws IOException {
    String declared = DiagnosticsManual.text();
    boolean same = Files.exists(PAGE) && Files.readString(PAGE).equals(declared);
    if (!same && Boolean.getBoolean("update")) {
      Files.writeString(PAGE, declared);
    }
    assertThat(same)
        .as("%s is not what the declarations say; -Dupdate=true writes it", PAGE)
        .isTrue();
  }
}
