/** What stands in the way of Ballast on a host, and what to do about it. */
@NullMarked
package io.ballast.app.doctor;

import org.jspecify.annotations.NullMarked;
