/**
 * Hostile texts: found by {@code ./build campaign fuzz}, played again in every build from the
 * corpus in the resources.
 */
@NullMarked
package io.ballast.policy.fuzz;

import org.jspecify.annotations.NullMarked;
