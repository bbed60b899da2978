/**
 * The policies of a running engine, by their names: what is in force, and how another gets there.
 */
@NullMarked
package io.ballast.app.policies;

import org.jspecify.annotations.NullMarked;
