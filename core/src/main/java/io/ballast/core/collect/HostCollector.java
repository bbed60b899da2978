package io.ballast.core.collect;

import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.List;

/**
 * Finds some of the host's fields. An instance belongs to one monitor and may remember counters.
 */
public interface HostCollector {

  /** Every field that this collector may put. */
  List<FieldDecl> fields();

  /**
   * Puts what can be read in this round.
   *
   * @throws IOException if a file that must be there cannot be read; other collectors go on
   */
  void collect(HostRound round, FieldSink sink) throws IOException;
}
