/** Text to tree: source, tokens, parser, and the diagnostics that every later stage uses. */
@NullMarked
package io.ballast.policy.syntax;

import org.jspecify.annotations.NullMarked;
