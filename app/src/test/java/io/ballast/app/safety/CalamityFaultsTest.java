package io.ballast.app.safety;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same in ten thousand sequences with seeds of their own: {@code ./build campaign faults}. */
@Tag("campaign")
class CalamityFaultsTest {
  private static final int SEQUENCES = Integer.getInteger("calamities", 10_000);

  @Test
  void everyPromiseHoldsWhateverHappens() throws Exception {
    Calamities.play(1_000, SEQUENCES).check();
  }
}
