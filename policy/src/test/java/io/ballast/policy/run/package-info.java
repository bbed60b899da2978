/** Tests of the package of the same name. */
@NullMarked
package io.ballast.policy.run;

import org.jspecify.annotations.NullMarked;
