package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import java.util.List;

/**
 * Something done for each item of a list, in a scope of its own where a name is the item.
 *
 * <p>An error while the item is a guest holds that guest, undoes what the step did for it, and ends
 * only this step. Guests that are held already are passed over. Any other error ends the loop.
 *
 * @param name bound to the item
 * @param place where an error is that has no place of its own
 */
record Loop(List<Value> items, String name, Span place, Step step) {

  /** What is done for one item. */
  @FunctionalInterface
  interface Step {

    /**
     * Whatever it keeps outside of the evaluation it keeps last, so that nothing is left of a step
     * that failed.
     *
     * @param index of the item in the list, from 0
     * @return whether to go on with the next item
     */
    boolean take(Value item, int index);

    /** The step failed, and the error stayed with its guest. */
    default void failed() {}
  }
}
