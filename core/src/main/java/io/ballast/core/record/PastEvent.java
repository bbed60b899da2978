package io.ballast.core.record;

import io.ballast.core.model.Moment;

/**
 * An event in memory.
 *
 * @param recorded when it was recorded, by the clock of this machine
 */
public record PastEvent(Event event, Moment recorded) {}
