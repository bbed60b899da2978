package io.ballast.policy.run;

/** What an evaluation has wished and set on one entity so far. */
final class Marks {

  final Entity entity;
  final Kept<Wish> wishes = new Kept<>();
  final Kept<Value> variables = new Kept<>();
  boolean held;

  Marks(Entity entity) {
    this.entity = entity;
  }
}
