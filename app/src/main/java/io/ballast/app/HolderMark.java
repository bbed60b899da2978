package io.ballast.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Says to other parts of this process that it holds the lock in a folder: they must not even open
 * it, because the kernel gives a lock up when its process closes the file anywhere.
 */
final class HolderMark {
  private static final String PREFIX = "held-by-";

  private final Path file;

  private HolderMark(Path file) {
    this.file = file;
  }

  /**
   * @param text for those who come later
   * @throws FileAlreadyExistsException if this process has it
   */
  static HolderMark make(Path directory, String text) throws IOException {
    Path file = file(directory);
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new HolderMark(file);
  }

  /** The text of the one that this process has. */
  static String text(Path directory) throws IOException {
    return Files.readString(file(directory));
  }

  private static Path file(Path directory) {
    ProcessHandle us = ProcessHandle.current();
    long start = us.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return directory.resolve("%s%d-%d".formatted(PREFIX, us.pid(), start));
  }

  /** Takes away what processes left that were killed. */
  void removeOthers() throws IOException {
    try (DirectoryStream<Path> marks =
        Files.newDirectoryStream(file.resolveSibling(""), PREFIX + "*")) {
      for (Path mark : marks) {
        if (!mark.getFileName().equals(file.getFileName())) {
          Files.deleteIfExists(mark);
        }
      }
    }
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
