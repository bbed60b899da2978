package io.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/embedding.md, compiled and run as its text says. */
class EmbeddingExampleTest {
  private static final Path EXAMPLE = Path.of("../docs/examples/EmbeddedBallast.java");

  @TempDir private Path folder;

  @Test
  void theExampleRuns() throws Exception {
    Files.createDirectories(folder.resolve("mom.d"));
    Files.writeString(folder.resolve("mom.d/00-defines.policy"), "(defvar balloonEnabled 0)");
    Files.writeString(folder.resolve("mom.d/02-balloon.policy"), "(debug balloonEnabled)");
    Path config =
        Files.writeString(
            folder.resolve("ballast.conf"),
            """
            [main]
            hypervisor-interface: sim
            policy-dir: mom.d
            policy-engine-interval: 1
            guest-monitor-interval: 1
            host-monitor-interval: 1
            """);
    Process example =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    EXAMPLE.toString(),
                    config.toString()))
            .redirectError(new File(folder.resolve("err").toString()))
            .start();
    String out = new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(example.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String err = Files.readString(folder.resolve("err"));
    assertThat(out).as(err).startsWith("guests: 8\nKSM runs: 0\n");
    assertThat(out)
        .contains("refused: 01-parameters:1:21: error")
        .contains("policies: [00-defines");
    assertThat(err).endsWith("stopped; guests keep their sizes\n");
    assertThat(example.exitValue()).isZero();
  }
}
