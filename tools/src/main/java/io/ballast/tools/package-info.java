/** Tools for people who write policies: conformance, snapshots, evaluations as JSON. */
@NullMarked
package io.ballast.tools;

import org.jspecify.annotations.NullMarked;
