package io.ballast.policy.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation has wished and set on one entity so far.
 *
 * <p>Undoing it takes back the wish whose control came last.
 */
final class Marks implements Undo {

  final Entity entity;
  @Nullable Kept<Value> variables;
  boolean held;

  /** As a rule there is no other. */
  private @Nullable Wish first;

  private @Nullable Kept<Wish> further;

  Marks(Entity entity) {
    this.entity = entity;
  }

  /** The variables, to put one in. */
  Kept<Value> ownVariables() {
    Kept<Value> own = variables;
    if (own == null) {
      own = new Kept<>();
      variables = own;
    }
    return own;
  }

  /** The wish for a control; null if there is none. */
  @Nullable Wish wish(String control) {
    if (first != null && first.control().equals(control)) {
      return first;
    }
    return further == null ? null : further.get(control);
  }

  /** Gives the wish for the same control that it replaces, if there was one. */
  @Nullable Wish put(Wish wish) {
    Wish old = first;
    if (old == null || old.control().equals(wish.control())) {
      first = wish;
      return old;
    }
    Kept<Wish> more = further == null ? new Kept<>() : further;
    further = more;
    return more.put(wish.control(), wish);
  }

  @Override
  public void undo() {
    if (further != null && !further.isEmpty()) {
      further.undo();
    } else {
      first = null;
    }
  }

  /** Adds the wishes in the order in which their controls came. */
  void addWishesTo(List<Wish> all) {
    if (first != null) {
      all.add(first);
    }
    if (further != null) {
      further.addTo(all);
    }
  }
}
