/** The policies that come with Ballast. */
@NullMarked
package io.ballast.app.policies;

import org.jspecify.annotations.NullMarked;
