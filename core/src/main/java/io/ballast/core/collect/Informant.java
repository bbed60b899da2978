package io.ballast.core.collect;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks guests themselves. That takes long, or for ever, so nobody waits for it: what is told is the
 * last answer, and another question is under way.
 */
public interface Informant extends AutoCloseable {

  /** Knows nobody, and never has an answer. */
  Informant SILENT =
      new Informant() {
        @Override
        public Optional<MemoryReport> latest(
            GuestReading guest, Moment now, Consumer<String> problems) {
          return Optional.empty();
        }

        @Override
        public void retain(Set<GuestId> present) {}

        @Override
        public void close() {}
      };

  /**
   * What a guest said last, unless that is too old to be of use; asks again if it is time to.
   *
   * @param problems gets a sentence when the last question failed
   */
  Optional<MemoryReport> latest(GuestReading guest, Moment now, Consumer<String> problems);

  /** Forgets every guest but these. */
  void retain(Set<GuestId> present);

  /** Asks no more; a second call does nothing. */
  @Override
  void close();
}
