package io.ballast.app.doctor;

import io.ballast.core.collect.KernelView;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;

/** Kernel files that may not be there. */
final class KernelFiles {
  private KernelFiles() {}

  static boolean canRead(KernelView kernel, String path) {
    try {
      kernel.read(path);
      return true;
    } catch (IOException absentOrRefused) {
      return false;
    }
  }

  /**
   * The file's text without its ends; empty if there is no such file.
   *
   * @throws IOException if it is there and cannot be read
   */
  static Optional<String> text(KernelView kernel, String path) throws IOException {
    try {
      return Optional.of(kernel.read(path).strip());
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /**
   * The number that a file holds; empty if there is no such file.
   *
   * @throws IOException if it cannot be read, or holds no number
   */
  static OptionalLong number(KernelView kernel, String path) throws IOException {
    Optional<String> text = text(kernel, path);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text.get()));
    } catch (NumberFormatException odd) {
      throw new IOException(path + " holds no number.", odd);
    }
  }
}
