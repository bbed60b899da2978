package io.ballast.core.explain;

import java.util.List;

/**
 * An {@code if}, or a clause of a {@code cond}, on whose outcome it depended whether and what the
 * policy wished for the guest.
 *
 * @param condition as the policy has it, on one line
 * @param place of the condition, as {@code file:line}
 * @param comparisons what the condition consists of, in the policy's order
 * @param otherwise what would have to be different for the other branch, in one sentence, if that
 *     branch may wish something and this one did not; otherwise empty
 */
public record Decision(
    String condition, String place, boolean held, List<Comparison> comparisons, String otherwise) {
  public Decision {
    comparisons = List.copyOf(comparisons);
  }
}
