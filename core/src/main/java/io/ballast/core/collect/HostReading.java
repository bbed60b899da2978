package io.ballast.core.collect;

import io.ballast.core.model.KsmReading;
import io.ballast.core.model.Moment;
import java.util.Optional;

/**
 * The host at one moment.
 *
 * @param ksm absent where the kernel has no KSM, or it could not be read
 * @param fields what the collectors found, still open for what is derived from it
 */
public record HostReading(
    MemInfo memory, Optional<KsmReading> ksm, Sample.Draft fields, Moment at) {}
