/** Tests of the tools, among them the whole conformance corpus. */
@NullMarked
package io.ballast.tools;

import org.jspecify.annotations.NullMarked;
