package io.ballast.core.explain;

import java.util.List;

/**
 * A comparison, or something else that is true or false.
 *
 * @param place as {@code file:line}
 * @param sides what was compared; what was asked about
 */
public record Comparison(String expression, String place, boolean held, List<Named> sides) {
  public Comparison {
    sides = List.copyOf(sides);
  }
}
