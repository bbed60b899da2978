package io.ballast.core.model;

import java.util.OptionalLong;

/**
 * A guest's virtual CPUs, summed. Counters run from the guest's start.
 *
 * @param count vCPUs online
 * @param timeNanos CPU time used
 * @param waitNanos time that vCPUs waited for input and output
 * @param delayNanos time that vCPUs were ready but not given a CPU (steal, seen from the host)
 */
public record CpuReading(
    int count, OptionalLong timeNanos, OptionalLong waitNanos, OptionalLong delayNanos) {}
