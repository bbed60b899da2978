package io.ballast.policy.run;

import org.jspecify.annotations.Nullable;

/** What an evaluation has wished and set on one entity so far. */
final class Marks {

  final Entity entity;
  final Kept<Wish> wishes = new Kept<>();
  @Nullable Kept<Value> variables;
  boolean held;

  /** The variables, to put one in. */
  Kept<Value> ownVariables() {
    Kept<Value> own = variables;
    if (own == null) {
      own = new Kept<>();
      variables = own;
    }
    return own;
  }

  Marks(Entity entity) {
    this.entity = entity;
  }
}
