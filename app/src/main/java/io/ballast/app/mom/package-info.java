/** What MOM lets others do with it from outside, as methods. */
@NullMarked
package io.ballast.app.mom;

import org.jspecify.annotations.NullMarked;
