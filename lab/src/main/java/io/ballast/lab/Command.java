package io.ballast.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system, run to its end within a bounded time; no shell sees its arguments. */
final class Command {
  private static final int OUTPUT_LIMIT = 1 << 20;

  /** How a program ended: its exit code and what it wrote, standard error included. */
  record Result(int exit, String output) {}

  private Command() {}

  /** What the program wrote; a {@link LabException} unless it exits with 0. */
  static String run(Duration time, List<String> words) {
    Result result = result(time, words);
    if (result.exit() != 0) {
      throw new LabException("`%s` failed: %s".formatted(brief(words), result.output().strip()));
    }
    return result.output();
  }

  /** The program's end, good or bad; a {@link LabException} when it has none in time. */
  static Result result(Duration time, List<String> words) {
    try {
      Path output = Files.createTempFile("ballast-lab-", ".out");
      try {
        return await(start(words, output), output, time, words);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new LabException("Cannot run `%s`.".formatted(brief(words)), e);
    }
  }

  /** Starts a program that stays, with nothing to read and its output appended to a file. */
  static Process start(List<String> words, Path output) throws IOException {
    var builder =
        new ProcessBuilder(words)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private static Result await(Process process, Path output, Duration time, List<String> words)
      throws IOException {
    try {
      if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LabException(
            "`%s` took more than %d s.".formatted(brief(words), time.toSeconds()));
      }
      return new Result(process.exitValue(), head(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while `%s` ran.".formatted(brief(words)), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String head(Path output) throws IOException {
    try (var in = Files.newInputStream(output)) {
      return new String(in.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
    }
  }

  private static String brief(List<String> words) {
    String line = String.join(" ", words);
    return line.length() <= 120 ? line : line.substring(0, 117) + "...";
  }
}
