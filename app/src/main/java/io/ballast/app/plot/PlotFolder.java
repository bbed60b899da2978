package io.ballast.app.plot;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of one run. Guests' names are their owners' and may be anything: what is no plain
 * character becomes {@code _}, and of two that come to the same name the later has its id behind
 * it.
 */
final class PlotFolder {
  private static final int MOST_RUNS = 100_000;
  private static final int LONGEST = 100;
  private static final String SUFFIX = ".dat";

  private final Path folder;
  private final Map<String, String> owners = new HashMap<>();

  private PlotFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the next {@code momplot-NNN}. */
  static PlotFolder next(Path within) throws IOException {
    Files.createDirectories(within);
    for (int run = 0; run < MOST_RUNS; run++) {
      try {
        return new PlotFolder(Files.createDirectory(within.resolve("momplot-%03d".formatted(run))));
      } catch (FileAlreadyExistsException earlier) {
        // The next number may be free.
      }
    }
    throw new IOException("%s holds %d runs already; move some away".formatted(within, MOST_RUNS));
  }

  /**
   * Adds lines to an entity's file, which begins with a header.
   *
   * @param id the same for as long as it is the same entity
   */
  void append(String id, String name, String header, String lines) throws IOException {
    Path file = folder.resolve(fileName(id, name));
    boolean begun = Files.exists(file);
    Files.writeString(
        file, begun ? lines : header + lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String fileName(String id, String name) {
    String plain = plain(name);
    String owner = owners.putIfAbsent(plain, id);
    return owner == null || owner.equals(id) ? plain + SUFFIX : plain + "-" + plain(id) + SUFFIX;
  }

  private static String plain(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]", "_");
    return safe.isEmpty() ? "_" : safe.substring(0, Math.min(LONGEST, safe.length()));
  }
}
