package io.ballast.core.model;

/**
 * What one guest is entitled to by its class.
 *
 * @param guaranteeKib never taken from it
 * @param limitKib never exceeded; at least the guarantee
 * @param shares its weight when memory is divided
 * @param mergeable whether its pages may be merged with equal ones of other guests
 */
public record Entitlement(
    String className, long guaranteeKib, long limitKib, int shares, boolean mergeable) {}
