package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import org.jspecify.annotations.Nullable;

/**
 * An error met while running.
 *
 * @param message one sentence
 * @param place the expression that failed
 * @param entity the guest that was the item of the innermost loop, isolated or not; null if there
 *     was no loop or its item was something else
 */
public record Problem(String message, Span place, @Nullable Entity entity) {}
