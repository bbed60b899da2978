package io.ballast.sim;

/**
 * How a guest's memory lends itself to being merged with others'.
 *
 * @param part of its memory that is equal to other guests': kernels, libraries, zeroes; 0 to 1
 * @param allowed whether its owner lets pages be merged
 */
public record Sharing(double part, boolean allowed) {
  /** Guests of like systems: a tenth. */
  public static final Sharing USUAL = new Sharing(0.1, true);

  /** Defined with {@code <nosharepages/>}. */
  public static final Sharing FORBIDDEN = new Sharing(0, false);

  public Sharing {
    if (!(part >= 0 && part <= 1)) {
      throw new IllegalArgumentException("A part of memory is 0 to 1, not " + part + ".");
    }
  }

  /** So much is equal to others' and may be merged. */
  public static Sharing of(double part) {
    return new Sharing(part, true);
  }
}
