package io.ballast.core.explain;

import java.util.OptionalDouble;

/**
 * Something that the policy's way depended on: a field, a variable, a function's result.
 *
 * @param ageSeconds of a field: how old the reading was
 * @param definition the expression that gave a variable its value, or the function's body; empty
 *     for fields, and where it was not in the trace
 * @param place of the definition, as {@code file:line}; empty without one
 */
public record Input(Named named, OptionalDouble ageSeconds, String definition, String place) {}
