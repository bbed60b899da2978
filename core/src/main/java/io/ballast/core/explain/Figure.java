package io.ballast.core.explain;

import java.util.OptionalDouble;

/**
 * A number of the guest or the host.
 *
 * @param ageSeconds how old the reading that it comes from was; absent if it comes from none
 * @param note a clause on what it comes from or means; empty if there is nothing to say
 */
public record Figure(Quantity quantity, Measure measure, OptionalDouble ageSeconds, String note) {}
