/** What every implementation of a port promises, as tests that each of them runs. */
@NullMarked
package io.ballast.core.contract;

import org.jspecify.annotations.NullMarked;
