package io.ballast.core.guard;

/**
 * What a rail said of a proposal.
 *
 * @param why one clause with its numbers
 */
public record Reason(Rail rail, String why) {
  @Override
  public String toString() {
    return rail.text() + ": " + why;
  }
}
