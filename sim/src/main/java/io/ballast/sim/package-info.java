/**
 * A host and guests that behave like real ones, in virtual time and deterministic by seed; the
 * scenarios that spoil them, and the truth that no hypervisor shows.
 */
@NullMarked
package io.ballast.sim;

import org.jspecify.annotations.NullMarked;
