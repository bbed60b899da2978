package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Kernel settings that a lab may change, held by one lab at a time on a machine and put back as
 * they were when it closes or ends in any way.
 */
public final class KeptSettings implements AutoCloseable {
  private static final Path LOCKS = Path.of("/run/lock");
  private static final Path KSM = Path.of("/sys/kernel/mm/ksm");

  private final List<Path> files;
  private final Keeper keeper;

  private KeptSettings(List<Path> files, Keeper keeper) {
    this.files = files;
    this.keeper = keeper;
  }

  /**
   * Takes these settings; what they are now is what they will be again, the last file first.
   *
   * @param name of the lock that keeps other labs away from them
   * @throws LabException when another lab has them, or one cannot be read
   */
  static KeptSettings of(String name, List<Path> files) {
    return Keeper.over(
        "Cannot hold the settings " + files + ".",
        keeper -> {
          keeper.lock(LOCKS.resolve("ballast-lab-" + name));
          files.forEach(file -> keeper.restore(file, ProcText.read(file)));
          return new KeptSettings(files, keeper);
        });
  }

  /** Everything that steers KSM on this machine. */
  public static KeptSettings ksm() {
    var names = List.of("run", "pages_to_scan", "sleep_millisecs", "merge_across_nodes");
    return of("ksm", names.stream().map(KSM::resolve).filter(Files::exists).toList());
  }

  /** Writes one of the settings. */
  public void write(Path file, String value) {
    if (!files.contains(file)) {
      throw new IllegalArgumentException("Nobody would put back " + file + ".");
    }
    try {
      Files.writeString(file, value);
    } catch (IOException e) {
      throw new LabException("Cannot write %s into %s.".formatted(value, file), e);
    }
  }

  @Override
  public void close() {
    keeper.close();
  }
}
