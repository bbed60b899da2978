package io.ballast.core.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One guest as a hypervisor's bulk call saw it.
 *
 * @param name as its owner wrote it: hostile until escaped
 * @param pid the process that runs it, from the hypervisor's own record; never searched for
 */
public record GuestReading(
    GuestId id,
    String name,
    GuestState state,
    OptionalLong pid,
    GuestTraits traits,
    Optional<BalloonReading> balloon,
    Optional<CpuReading> cpu) {}
