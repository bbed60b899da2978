/** Tests of the package of the same name. */
@NullMarked
package io.ballast.policy.syntax;

import org.jspecify.annotations.NullMarked;
