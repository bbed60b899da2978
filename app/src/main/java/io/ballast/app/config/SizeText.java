package io.ballast.app.config;

import io.ballast.core.model.Amount;
import java.nio.file.Path;
import java.util.Optional;

/** Sizes of memory outside a configuration, written as inside it. */
public final class SizeText {
  private SizeText() {}

  /** {@code 75 %} or {@code 512 MiB}; absent if it is neither. */
  public static Optional<Amount> parse(String text) {
    try {
      return Optional.of(Sizes.SIZE.parse(text.strip(), Path.of("")));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }
}
