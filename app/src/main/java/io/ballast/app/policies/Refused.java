package io.ballast.app.policies;

import java.time.Instant;

/**
 * Policies that were to be in force and are not.
 *
 * @param what who wanted what, as a clause
 * @param why a line or more, with the places
 */
public record Refused(String what, String why, Instant at) {}
