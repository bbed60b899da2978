package io.ballast.core.release;

import io.ballast.core.ledger.Row;
import io.ballast.core.ledger.Standing;

/**
 * What became of one setting in a release.
 *
 * @param givenBack whether what it was has been written, or in a dry run would be, and what it is
 *     now is still on its way there; false once it is settled
 * @param why for one that is not settled, what it waits for, in a clause
 */
public record Released(Row row, Standing standing, boolean givenBack, String why) {

  /** Whether the row stays in the ledger. */
  public boolean isLeft() {
    return !standing.isSettled();
  }
}
