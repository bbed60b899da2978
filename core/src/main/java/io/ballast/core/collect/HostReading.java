package io.ballast.core.collect;

import io.ballast.core.model.Moment;

/**
 * The host at one moment.
 *
 * @param fields what the collectors found, still open for what is derived from it
 */
public record HostReading(MemInfo memory, Sample.Draft fields, Moment at) {}
