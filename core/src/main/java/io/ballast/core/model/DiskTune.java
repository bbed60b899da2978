package io.ballast.core.model;

import java.util.Optional;

/**
 * What limits one of a guest's disks.
 *
 * @param name by which the guest's definition knows it: {@code vda}
 * @param path of its image on the host; empty if it has none
 * @param guaranteed what its owner was promised, if anything was
 * @param maximum what its owner may have at most, if that was said
 * @param current the limits in force
 */
public record DiskTune(
    String name,
    String path,
    Optional<IoLimits> guaranteed,
    Optional<IoLimits> maximum,
    IoLimits current) {}
