package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import org.jspecify.annotations.Nullable;

/** Generated code, and what it was generated for. */
final class Plan {

  /** A call of {@code Control}. */
  record WishSite(String control, Span place) {}

  private final Kernel kernel;
  private final @Nullable EntityType item;
  private final Guards guards;
  private final Field[] fields;
  private final WishSite[] wishes;
  private final int depth;

  /**
   * @param item the type of the items; null if it is not for a loop
   */
  Plan(Kernel kernel, @Nullable EntityType item, Draft written) {
    this.kernel = kernel;
    this.item = item;
    this.guards = new Guards(written.guards);
    this.fields = written.fields.toArray(Field[]::new);
    this.wishes = written.wishes.toArray(WishSite[]::new);
    this.depth = written.depth();
  }

  Kernel kernel() {
    return kernel;
  }

  @Nullable EntityType item() {
    return item;
  }

  Guards guards() {
    return guards;
  }

  /** Those that it reads, to be read only. */
  Field[] fields() {
    return fields;
  }

  /** How many calls of {@code Control} are in it. */
  int wishes() {
    return wishes.length;
  }

  WishSite wish(int site) {
    return wishes[site];
  }

  /** The most lists around anything in it, not counting those around itself. */
  int depth() {
    return depth;
  }
}
