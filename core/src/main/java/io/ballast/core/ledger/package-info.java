/** What every setting was before it was first changed, kept so that all of it can be undone. */
@NullMarked
package io.ballast.core.ledger;

import org.jspecify.annotations.NullMarked;
