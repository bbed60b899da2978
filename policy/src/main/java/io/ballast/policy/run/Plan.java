package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generated code, and what it was generated for.
 *
 * @param item the type of the items; null if it is not for a loop
 * @param fields those that it reads
 * @param wishes the calls of {@code Control} in it
 * @param depth the most lists around anything in it, not counting those around itself
 */
record Plan(
    Kernel kernel,
    Guards guards,
    @Nullable EntityType item,
    List<Field> fields,
    List<WishSite> wishes,
    int depth) {

  /** A call of {@code Control}. */
  record WishSite(String control, Span place) {}
}
