/** The loop: collect, snapshot, evaluate, guard, act, record. */
@NullMarked
package io.ballast.core;

import org.jspecify.annotations.NullMarked;
