package io.ballast.core.explain;

import io.ballast.core.guard.Judged;
import io.ballast.core.model.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * The cycle that a guest has its size from.
 *
 * @param wish what the policy wished then; empty if the order was nobody's wish
 * @param outcome empty if nothing was done
 */
public record Sizing(
    long cycle, Instant at, Judged judged, Optional<Outcome> outcome, Optional<Wished> wish) {}
