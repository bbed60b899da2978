package io.ballast.core.record;

import io.ballast.core.model.Moment;

/**
 * An event in memory.
 *
 * @param number rises from event to event
 * @param recorded when it was recorded, by the clock of this machine
 */
public record PastEvent(long number, Event event, Moment recorded) {}
