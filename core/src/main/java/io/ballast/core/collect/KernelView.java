package io.ballast.core.collect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The read side of a kernel: the text of files under /proc and /sys. */
public interface KernelView {

  /**
   * The whole text of a file.
   *
   * @param path absolute, such as {@code /proc/meminfo}
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read; the message names the path
   */
  String read(String path) throws IOException;

  /**
   * The names in a folder, in no order. A kernel of a few known files has no folders.
   *
   * @param path absolute, such as {@code /proc}
   * @throws NoSuchFileException if there is no such folder
   * @throws IOException if it cannot be read; the message names the path
   */
  default List<String> list(String path) throws IOException {
    throw new NoSuchFileException(path);
  }
}
