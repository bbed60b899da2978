/** What everything talks about: guests, readings, fields, service classes, actions. */
@NullMarked
package io.ballast.core.model;

import org.jspecify.annotations.NullMarked;
