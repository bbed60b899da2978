package io.ballast.lab;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Figures out of texts such as {@code /proc/meminfo}. */
final class ProcText {
  private static final int LIMIT = 1 << 16;

  private ProcText() {}

  /**
   * The text of a file of the kernel's, without blanks at its ends. {@code Files.readString} will
   * not do: such files say that they are empty, it then asks for a single byte first, and a file
   * under /proc/sys answers its first read only: 1024 would read 1.
   */
  static String read(Path file) {
    byte[] buffer = new byte[LIMIT];
    try (var in = new FileInputStream(file.toFile())) {
      int length = 0;
      int count = in.read(buffer);
      while (count > 0) {
        length += count;
        count = in.read(buffer, length, LIMIT - length);
      }
      return new String(buffer, 0, length, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new LabException("Cannot read " + file + ".", e);
    }
  }

  /** The KiB of a line {@code NAME: 123 kB}; a {@link LabException} where there is no such line. */
  static long kib(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new LabException("The kernel tells no " + name + "."));
  }
}
