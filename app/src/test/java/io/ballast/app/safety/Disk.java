package io.ballast.app.safety;

import io.ballast.core.ledger.LedgerStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A disk that outlasts the process: what was renamed into its place is there, the rest is not. */
final class Disk implements LedgerStore {
  private @Nullable String file;

  @Override
  public String place() {
    return "disk";
  }

  @Override
  public Optional<String> read() {
    return Optional.ofNullable(file);
  }

  @Override
  public void write(String text) {
    file = text;
  }

  /** What is there now. */
  String text() {
    return file == null ? "" : file;
  }

  @Override
  public String setAside() {
    throw new AssertionError("A ledger of ours is damaged: " + file);
  }
}
