package io.ballast.core.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The fixture trees: kernels' files, and what the collectors make of them. */
final class Cases {
  private static final Path ROOT = Path.of(System.getProperty("ballast.root", ".."));
  private static final Path FOLDER = ROOT.resolve("cases/core/collect");

  private Cases() {}

  static List<Path> folders() throws IOException {
    try (Stream<Path> children = Files.list(FOLDER)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** The files of a case. Those under {@code later} take the place of the first ones. */
  static KernelView kernel(Path folder, boolean later) {
    List<Path> roots = later ? List.of(folder.resolve("later"), folder) : List.of(folder);
    return new KernelView() {
      @Override
      public String read(String path) throws IOException {
        for (Path root : roots) {
          if (Files.exists(root.resolve(path.substring(1)))) {
            return Files.readString(root.resolve(path.substring(1)));
          }
        }
        return Files.readString(folder.resolve(path.substring(1)));
      }

      @Override
      public List<String> list(String path) {
        return roots.stream()
            .flatMap(root -> Stream.ofNullable(root.resolve(path.substring(1)).toFile().list()))
            .flatMap(Stream::of)
            .distinct()
            .toList();
      }
    };
  }

  /** The processes that a case has; each is taken for a guest's. */
  static List<Long> processes(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder.resolve("proc"))) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .map(Long::valueOf)
          .sorted()
          .toList();
    }
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
