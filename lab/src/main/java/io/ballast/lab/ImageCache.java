package io.ballast.lab;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Directories built once, whole or not at all; builds of one at the same time do not meet. */
final class ImageCache {
  /** Writes a directory's files. */
  interface Filling {
    void fill(Path directory) throws IOException;
  }

  private ImageCache() {}

  /**
   * The directory of this name in the cache, filled now where it is missing. Everyone can read it.
   *
   * @param name says what it is made of, so that one that is there need not be looked into
   */
  static Path directory(Path cache, String name, Filling filling) throws IOException {
    Path wanted = cache.resolve(name);
    if (!Files.isDirectory(wanted)) {
      publish(build(cache, filling), wanted);
    }
    return wanted;
  }

  private static Path build(Path cache, Filling filling) throws IOException {
    Files.createDirectories(cache);
    Path work = Files.createTempDirectory(cache, "building-");
    try {
      filling.fill(work);
      letEveryoneRead(work);
      return work;
    } catch (IOException | LabException e) {
      deleteTree(work);
      throw e;
    }
  }

  private static void letEveryoneRead(Path directory) throws IOException {
    for (Path file : files(directory)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void publish(Path built, Path wanted) throws IOException {
    try {
      Files.move(built, wanted, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another build was faster; what it made has the same parts.
      deleteTree(built);
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    for (Path file : files(directory)) {
      Files.delete(file);
    }
    Files.delete(directory);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }
}
