@NullMarked
package io.ballast.policy;

import org.jspecify.annotations.NullMarked;
