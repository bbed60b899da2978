package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What names a built thing: other parts, or the same in another order, give another name. */
final class Fingerprint {
  private static final int BYTES = 8;

  private final MessageDigest digest = sha256();

  Fingerprint add(byte[] part) {
    digest.update(part);
    return this;
  }

  Fingerprint add(Path file) throws IOException {
    return add(Files.readAllBytes(file));
  }

  /** Sixteen hexadecimal digits; nothing can be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
