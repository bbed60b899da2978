/** Hosts as the doctor sees them. */
@NullMarked
package io.ballast.app.doctor;

import org.jspecify.annotations.NullMarked;
