package io.ballast.app.safety;

import org.junit.jupiter.api.Test;

/** Whatever happens, and wherever the daemon dies, every promise holds and the end is true. */
class CalamityTest {
  @Test
  void everyPromiseHoldsWhateverHappens() throws Exception {
    Calamities.play(0, 150).check();
  }
}
