package io.ballast.host.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalLong;

/** libvirt's own record of which process runs a guest. */
final class PidFiles {
  private static final int MAX_BYTES = 32;

  private final Path directory;

  /**
   * @param runDirectory libvirt's, {@code /run/libvirt} on a host
   */
  PidFiles(Path runDirectory) {
    directory = runDirectory.resolve("qemu");
  }

  /**
   * The process of a guest; absent when there is no file for it, or none that we may read.
   *
   * @param name hostile: one that would lead out of the directory has no file
   */
  OptionalLong pid(String name) {
    if (name.indexOf('/') >= 0) {
      return OptionalLong.empty();
    }
    try {
      Path file = directory.resolve(escaped(name) + ".pid");
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? parse(read(file))
          : OptionalLong.empty();
    } catch (IOException | InvalidPathException e) {
      return OptionalLong.empty();
    }
  }

  /** libvirt writes a file's name as it would in XML. */
  private static String escaped(String name) {
    return name.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII).strip();
    }
  }

  private static OptionalLong parse(String text) {
    return text.matches("[1-9][0-9]{0,9}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
