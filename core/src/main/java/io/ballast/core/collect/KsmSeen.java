package io.ballast.core.collect;

import io.ballast.core.model.KsmReading;
import java.util.Optional;

/** What came of looking at the kernel's merging of equal pages (KSM). */
public sealed interface KsmSeen {

  /** It was read. */
  record Read(KsmReading reading) implements KsmSeen {}

  /** This kernel has none. */
  record Absent() implements KsmSeen {}

  /**
   * It is there and cannot be read.
   *
   * @param why one sentence
   */
  record Unreadable(String why) implements KsmSeen {}

  /** What was read; absent if nothing was. */
  default Optional<KsmReading> found() {
    return switch (this) {
      case Read(KsmReading reading) -> Optional.of(reading);
      case Absent _, Unreadable _ -> Optional.empty();
    };
  }
}
