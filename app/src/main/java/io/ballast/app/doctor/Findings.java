package io.ballast.app.doctor;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;

/** Findings that do not cost each other: one that cannot be made is told in its own place. */
final class Findings {
  private Findings() {}

  /** Makes one finding. */
  interface Look {
    Finding look() throws IOException;
  }

  static List<Finding> of(Look... looks) {
    return Stream.of(looks).map(Findings::make).toList();
  }

  private static Finding make(Look look) {
    try {
      return look.look();
    } catch (IOException | RuntimeException failed) {
      return failed(failed);
    }
  }

  /** What is told of something that could not be looked at. */
  static Finding failed(Exception why) {
    String reason =
        switch (why) {
          case NoSuchFileException missing -> "there is no " + missing.getMessage();
          case IOException unreadable -> String.valueOf(unreadable.getMessage());
          default -> why.toString();
        };
    return Finding.warning(
        "this could not be looked at: " + reason,
        "if this host is not the reason, please report it");
  }
}
