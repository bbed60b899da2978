package io.ballast.core.collect;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds some of a guest's fields. An instance serves all guests of one monitor and may remember
 * counters of each.
 */
public interface GuestCollector {

  /** What a configuration calls it, for problems. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Every field that this collector may put. */
  List<FieldDecl> fields();

  /** What a hypervisor must be asked for besides, for this to have something to put. */
  default Set<GuestDetail> details() {
    return Set.of();
  }

  /**
   * Puts what is known of one guest; a value that cannot be had is left out.
   *
   * @throws IOException if a file says what it cannot say; other collectors go on
   */
  void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink) throws IOException;

  /**
   * What the guest itself told this collector of its memory. It is what the guest's need is
   * estimated by where its balloon's driver reports nothing.
   */
  default Optional<MemoryReport> report(GuestReading guest, Moment at) {
    return Optional.empty();
  }

  /** Forgets every guest but these. */
  default void retain(Set<GuestId> present) {}
}
