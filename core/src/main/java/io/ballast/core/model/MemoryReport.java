package io.ballast.core.model;

import java.util.OptionalLong;

/**
 * What a guest says of the memory inside it, by an agent of its own and not by its balloon's
 * driver. It may lie. Counters run from the guest's start.
 *
 * @param totalKib all that its kernel sees
 * @param unusedKib used for nothing
 * @param freeKib unused, buffers and page cache together; absent if it does not say
 * @param usableKib what it could use without swapping; absent if it does not say
 * @param cachesKib page cache; absent if it does not say
 * @param swapInKib swapped in since its start
 * @param swapOutKib swapped out since its start
 * @param majorFaults since its start
 * @param minorFaults since its start
 * @param swapTotalKib the size of its swap; absent if it does not say
 * @param swapUsedKib of that in use; absent if it does not say
 * @param at when it said so
 */
public record MemoryReport(
    long totalKib,
    long unusedKib,
    OptionalLong freeKib,
    OptionalLong usableKib,
    OptionalLong cachesKib,
    long swapInKib,
    long swapOutKib,
    long majorFaults,
    long minorFaults,
    OptionalLong swapTotalKib,
    OptionalLong swapUsedKib,
    Moment at) {}
