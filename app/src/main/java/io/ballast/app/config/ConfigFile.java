package io.ballast.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a file holds, or the sentence that says why it cannot be read. */
sealed interface ConfigFile {

  /** More than any configuration has; keeps a wrong path such as a disk from filling memory. */
  int MAX_BYTES = 1 << 20;

  record Text(String text) implements ConfigFile {}

  record Unreadable(ConfigProblem problem) implements ConfigFile {}

  static ConfigFile read(Path file) {
    if (Files.isDirectory(file)) {
      return unreadable(file, "is a folder; name the configuration file in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? unreadable(file, "is larger than 1 MiB, so it is no configuration file")
          : new Text(decode(bytes));
    } catch (IOException e) {
      return unreadable(file, reason(e));
    }
  }

  /** One sentence for a failed read. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "does not exist; name another with -c";
      case AccessDeniedException denied -> "may not be read by this user; check its permissions";
      case CharacterCodingException coding -> "is not UTF-8 text; save it in that encoding";
      default -> "cannot be read: " + e.getMessage();
    };
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static ConfigFile unreadable(Path file, String reason) {
    return new Unreadable(new ConfigProblem(new Place(file.toString(), 0), reason));
  }
}
