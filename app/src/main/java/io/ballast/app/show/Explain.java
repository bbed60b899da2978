package io.ballast.app.show;

import io.ballast.core.model.GuestId;
import io.ballast.core.record.CycleRecord;
import java.util.Optional;

/** Says why a guest has the size it has. */
@FunctionalInterface
public interface Explain {

  /**
   * An explanation for programs and for people.
   *
   * @param json a record that becomes JSON
   * @param text lines, each ended
   */
  record Explained(Object json, String text) {}

  /**
   * @param now the last cycle
   * @param sizedBy the last cycle in which its size was set, if that is remembered
   * @param guest one of the last cycle's
   */
  Explained explain(CycleRecord now, Optional<CycleRecord> sizedBy, GuestId guest);
}
