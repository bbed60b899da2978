/** Tests of the package of the same name. */
@NullMarked
package io.ballast.policy.check;

import org.jspecify.annotations.NullMarked;
