package io.ballast.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.LogTarget;
import io.ballast.app.config.LoggingConfig;
import io.ballast.app.config.Verbosity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's files, named and numbered as MOM's are. */
class LogTest {
  @TempDir private Path folder;

  private void write(int lines, int maxBytes, int backups) {
    LogTarget target = new LogTarget.File(folder.resolve("mom.log"));
    try (Log log = Log.open(new LoggingConfig(target, Verbosity.INFO, maxBytes, backups))) {
      for (int i = 0; i < lines; i++) {
        log.info("line %03d".formatted(i));
      }
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNewestHasTheNameAndTheOthersTheirNumbers() throws Exception {
    write(20, 200, 2);
    assertThat(files()).containsExactly("mom.log", "mom.log.1", "mom.log.2");
    assertThat(Files.readString(folder.resolve("mom.log"))).endsWith("line 019\n");
    assertThat(Files.size(folder.resolve("mom.log.1"))).isLessThanOrEqualTo(200);
    String older = Files.readString(folder.resolve("mom.log.2"));
    String newer = Files.readString(folder.resolve("mom.log.1"));
    assertThat(older.substring(older.length() - 4).compareTo(newer.substring(newer.length() - 4)))
        .isNegative();
  }

  @Test
  void whatIsThereIsGoneOnWith() throws Exception {
    write(1, 2_000, 1);
    write(1, 2_000, 1);
    assertThat(Files.readAllLines(folder.resolve("mom.log"))).hasSize(2);
  }

  /** A pipe stands for what is no file; a test has no device of its own to lose. */
  @Test
  void whatIsNoFileIsNeverPutAside() throws Exception {
    Path pipe = folder.resolve("mom.log");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("sh", "-c", "cat '" + pipe + "' | wc -l").start();
    write(50, 100, 2);
    assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("50");
    assertThat(files()).containsExactly("mom.log");
  }

  @Test
  void withoutALimitItGrows() throws Exception {
    write(50, 0, 5);
    write(50, 100, 0);
    assertThat(files()).containsExactly("mom.log");
    assertThat(Files.readAllLines(folder.resolve("mom.log"))).hasSize(100);
  }
}
