package io.ballast.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the cases are, and the names that they may use. */
final class Cases {
  static final Path ROOT = Path.of(System.getProperty("ballast.root", ".."));
  static final Path FOLDER = ROOT.resolve("cases/config");
  static final Path BASE = Path.of("/etc/ballast");

  static final KnownNames NAMES =
      new KnownNames(
          List.of("Balloon", "KSM", "CpuTune", "IoTune"),
          List.of("HostMemory", "HostPsi", "HostKSM", "HostCpu"),
          List.of(
              "GuestQemuProc",
              "GuestMemory",
              "GuestBalloon",
              "GuestMemoryOptional",
              "GuestBalloonOptional",
              "GuestCpuTune",
              "GuestIoTuneOptional",
              "GuestQemuAgent"),
          Map.of(
              "GuestMemory",
              List.of("period", "socket_name_template"),
              "GuestQemuAgent",
              List.of("socket_path", "socket_name_template")));

  private Cases() {}

  static Config.Result parse(String text) {
    return Config.parse("ballast.conf", text, BASE, NAMES);
  }

  static Config loaded(String text) {
    return switch (parse(text)) {
      case Config.Loaded(Config config, var warnings) -> config;
      case Config.Refused(var errors, var warnings) -> throw new AssertionError(errors);
    };
  }

  static List<String> errors(String text) {
    return switch (parse(text)) {
      case Config.Loaded loaded -> List.of();
      case Config.Refused(var errors, var warnings) ->
          errors.stream().map(ConfigProblem::toString).toList();
    };
  }

  /**
   * Whether the file holds the text; with {@code -Dupdate=true} it is rewritten where it does not,
   * and the answer is still no, so that nobody's build rewrites its own expectations.
   */
  static boolean holds(Path file, String text) throws IOException {
    boolean same = Files.exists(file) && Files.readString(file).equals(text);
    if (!same && Boolean.getBoolean("update")) {
      Files.writeString(file, text);
    }
    return same;
  }
}
