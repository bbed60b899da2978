package io.ballast.core.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what is made durable, and has no room when told so. */
final class RecordingStore implements LedgerStore {
  private final List<String> log;
  @Nullable String text;
  boolean full;
  int writes;

  RecordingStore(List<String> log) {
    this.log = log;
  }

  @Override
  public String place() {
    return "/l/ledger";
  }

  @Override
  public Optional<String> read() {
    return Optional.ofNullable(text);
  }

  @Override
  public void write(String next) throws IOException {
    writes++;
    if (full) {
      throw new IOException("No space left on device");
    }
    text = next;
    log.add("durable");
  }

  @Override
  public String setAside() {
    throw new AssertionError("Nobody sets this aside.");
  }
}
