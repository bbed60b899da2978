package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;

/**
 * A control that a policy wishes set. Of several wishes for one control of one entity the last
 * counts, and only that one is in an {@link Evaluation}.
 *
 * @param value as the policy gave it, of any kind
 * @param place the expression that wished it
 * @param reason what the policy gave as its reason; empty if it gave none
 */
public record Wish(Entity entity, String control, Value value, Span place, String reason) {}
