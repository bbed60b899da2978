package io.ballast.core.collect;

import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.Moment;

/**
 * A guest at one moment.
 *
 * @param fields what the collectors found, still open for what is derived from it
 */
public record SampledGuest(GuestReading reading, GuestRun run, Sample.Draft fields, Moment at) {}
