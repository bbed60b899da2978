/** The promises of the loop as a whole, held against a simulated host where anything goes wrong. */
@NullMarked
package io.ballast.app.safety;

import org.jspecify.annotations.NullMarked;
