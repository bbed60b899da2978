package io.ballast.app.config;

import io.ballast.core.model.ServiceClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A whole configuration, checked. */
public record Config(
    MainConfig main,
    LoggingConfig logging,
    CollectorsConfig collectors,
    ServiceClasses classes,
    GuardConfig guard,
    VdsmConfig vdsm) {

  /** What came of reading a configuration. */
  public sealed interface Result {

    /** What the administrator should know, in file order. */
    List<ConfigProblem> warnings();
  }

  /** It can be used. */
  public record Loaded(Config config, List<ConfigProblem> warnings) implements Result {}

  /**
   * It cannot be used.
   *
   * @param errors every one, in file order; never empty
   */
  public record Refused(List<ConfigProblem> errors, List<ConfigProblem> warnings)
      implements Result {}

  /** Reads a file; relative paths in it start from its folder. */
  public static Result load(Path file, KnownNames names) {
    return load(file, List.of(), names);
  }

  /** The same with values that do not come from the file. */
  public static Result load(Path file, List<Given> given, KnownNames names) {
    return switch (ConfigFile.read(file)) {
      case ConfigFile.Text(String text) ->
          new ConfigReader(file.toString(), folder(file), names).read(text, given);
      case ConfigFile.Unreadable(ConfigProblem problem) -> new Refused(List.of(problem), List.of());
    };
  }

  /** Reads a text; {@code name} is told in places, relative paths start from {@code base}. */
  public static Result parse(String name, String text, Path base, KnownNames names) {
    return parse(name, text, base, List.of(), names);
  }

  /** The same with values that do not come from the text. */
  public static Result parse(
      String name, String text, Path base, List<Given> given, KnownNames names) {
    return new ConfigReader(name, base, names).read(text, given);
  }

  private static Path folder(Path file) {
    Path absolute = file.toAbsolutePath();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  /** Whether the guard's smoothing rails hold. */
  public boolean smoothing() {
    return switch (guard.smoothing()) {
      case ON -> true;
      case OFF -> false;
      case AUTO -> main.policySource() instanceof PolicySource.Shipped;
    };
  }
}
