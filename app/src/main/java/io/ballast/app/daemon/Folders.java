package io.ballast.app.daemon;

import io.ballast.app.config.Given;
import io.ballast.app.config.MainConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a daemon that is no root keeps its files when its configuration, MOM's, does not say: what
 * systemd made for it, or else a folder of this user's own. What the ledger tells ends with the
 * host's boot, so that a folder which does not outlast it will do.
 */
public final class Folders {
  private Folders() {}

  /**
   * What takes the place of the usual folders where this user cannot have those.
   *
   * @param environment of the process
   */
  public static List<Given> fallbacks(Map<String, String> environment) {
    return fallbacks(environment, MainConfig.USUAL_RUN_DIRECTORY, MainConfig.USUAL_STATE_DIRECTORY);
  }

  /** The same for other usual folders. */
  static List<Given> fallbacks(Map<String, String> environment, Path run, Path state) {
    List<Given> fallbacks = new ArrayList<>();
    add(fallbacks, "run-directory", run, "RUNTIME_DIRECTORY", environment);
    add(fallbacks, "state-directory", state, "STATE_DIRECTORY", environment);
    return fallbacks;
  }

  private static void add(
      List<Given> to, String key, Path usual, String variable, Map<String, String> environment) {
    if (isUsable(usual)) {
      return;
    }
    Stream.of(
            environment.getOrDefault(variable, ""),
            below(environment.getOrDefault("XDG_RUNTIME_DIR", "")),
            below(environment.getOrDefault("HOME", "")))
        .filter(folder -> !folder.isEmpty() && isUsable(Path.of(folder)))
        .findFirst()
        .ifPresent(
            folder ->
                to.add(
                    new Given(
                        "main",
                        key,
                        folder,
                        usual + " is not this user's",
                        Set.of(),
                        Set.of(key))));
  }

  private static String below(String folder) {
    return folder.isEmpty() ? "" : Path.of(folder, ".ballast").toString();
  }

  /** Whether it can be written, or made. */
  private static boolean isUsable(Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.isDirectory(there) && Files.isWritable(there);
  }
}
