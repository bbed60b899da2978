package io.ballast.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Replaces a file's text as a whole: whoever reads it sees the old or the new. */
final class ReplacedFile {
  private ReplacedFile() {}

  /** The file keeps its permissions; of a link, what it points to is replaced. */
  static void write(Path file, String text) throws IOException {
    Path real = file.toRealPath();
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
    Path temporary =
        Files.createTempFile(real.resolveSibling(""), "." + real.getFileName(), ".new");
    try {
      Files.writeString(temporary, text);
      Files.setPosixFilePermissions(temporary, permissions);
      Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
