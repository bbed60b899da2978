package io.ballast.policy.run;

import java.util.Arrays;

/** Room for what cells held before, by number; it grows and is used again and again. */
final class Saves {
  private static final int FIRST = 16;

  private final Bindings bindings;
  private Saved[] saves = new Saved[0];

  Saves(Bindings bindings) {
    this.bindings = bindings;
  }

  Saved at(int index) {
    if (index >= saves.length) {
      grow(index);
    }
    return saves[index];
  }

  private void grow(int index) {
    int old = saves.length;
    saves = Arrays.copyOf(saves, Math.max(FIRST, Math.max(index + 1, 2 * old)));
    for (int i = old; i < saves.length; i++) {
      saves[i] = new Saved(bindings);
    }
  }
}
