package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ManualTest {

  @Test
  void pageIsMadeFromTheDeclarations() throws IOException {
    Path page = Cases.ROOT.resolve("docs/configuration.md");

    assertThat(Cases.holds(page, Manual.text()))
        .as("%s is not what the declarations say; -Dupdate=true writes it", page)
        .isTrue();
  }
}
