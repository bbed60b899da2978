package io.ballast.core.collect;

import java.io.IOException;

/** The read side of a kernel: the text of files under /proc and /sys. */
public interface KernelView {

  /**
   * The whole text of a file.
   *
   * @param path absolute, such as {@code /proc/meminfo}
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read; the message names the path
   */
  String read(String path) throws IOException;
}
