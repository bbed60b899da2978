package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import org.jspecify.annotations.Nullable;

/**
 * An error met while running.
 *
 * @param message one sentence
 * @param place the expression that failed
 * @param entity the guest that the error stayed with; null if it ended the cycle's controls
 */
public record Problem(String message, Span place, @Nullable Entity entity) {}
