package io.ballast.core.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lasts as long as the process. */
final class MemoryStore implements LedgerStore {
  private @Nullable String kept;

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public Optional<String> read() {
    return Optional.ofNullable(kept);
  }

  @Override
  public void write(String text) {
    kept = text;
  }

  @Override
  public String setAside() {
    kept = null;
    return "nowhere";
  }
}
