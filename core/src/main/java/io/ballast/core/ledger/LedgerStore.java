package io.ballast.core.ledger;

import java.io.IOException;
import java.util.Optional;

/** Where a ledger is kept. */
public interface LedgerStore {

  /** What people call it: the file's path. */
  String place();

  /**
   * The whole text; absent if there is none yet.
   *
   * @throws IOException if it cannot be read; the message is a clause that says why
   */
  Optional<String> read() throws IOException;

  /**
   * Replaces the text. When this returns, the new text outlasts a loss of power; when it throws,
   * the old or the new text is there, whole.
   *
   * @throws IOException if it cannot be written; the message is a clause that says why
   */
  void write(String text) throws IOException;

  /**
   * Moves the text out of the way, where nothing overwrites it.
   *
   * @return what people call its new place
   * @throws IOException if it cannot be moved; the message is a clause that says why
   */
  String setAside() throws IOException;

  /** A place that lasts as long as the process. */
  static LedgerStore inMemory() {
    return new MemoryStore();
  }
}
