/** What was seen, wished, judged and done. */
@NullMarked
package io.ballast.core.record;

import org.jspecify.annotations.NullMarked;
