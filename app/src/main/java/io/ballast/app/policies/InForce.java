package io.ballast.app.policies;

import java.time.Instant;

/**
 * The policies in force.
 *
 * @param from where they are from, for people
 * @param since from when on cycles asked them
 */
public record InForce(PolicySet set, String from, Instant since) {}
