package io.ballast.host.guestagent;

import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import java.io.IOException;

/** One way to ask a guest for its memory. It takes its time, but not for ever. */
interface Question {

  /**
   * Asks and waits.
   *
   * @throws IOException if there was no answer in time, or none that makes sense
   */
  MemoryReport ask(GuestReading guest) throws IOException;

  /** Gives up what it holds. */
  default void close() {}
}
