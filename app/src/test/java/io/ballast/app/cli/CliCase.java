package io.ballast.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of {@code cases/cli}: {@code args}, one a line, the files that they name, and what must
 * come of it.
 */
record CliCase(Path folder) {
  static final Path ROOT = Path.of(System.getProperty("ballast.root", ".."));
  static final Path FOLDER = ROOT.resolve("cases/cli");

  static List<CliCase> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.filter(Files::isDirectory).sorted().map(CliCase::new).toList();
    }
  }

  static CliCase named(String name) {
    return new CliCase(FOLDER.resolve(name));
  }

  List<String> arguments() throws IOException {
    return Files.readAllLines(folder.resolve("args"));
  }

  /** What must come; a missing expectation is never met. */
  Ran expected() throws IOException {
    Path exit = folder.resolve("expected-exit");
    return new Ran(
        text(folder.resolve("expected-out")),
        text(folder.resolve("expected-err")),
        Files.exists(exit) ? Integer.parseInt(Files.readString(exit).strip()) : -1);
  }

  /** Makes this what must come. */
  void expect(Ran actual) throws IOException {
    Files.writeString(folder.resolve("expected-out"), actual.out());
    Files.writeString(folder.resolve("expected-err"), actual.err());
    Files.writeString(folder.resolve("expected-exit"), actual.exit() + "\n");
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "There is no " + file.getFileName() + ".";
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
