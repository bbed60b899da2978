@NullMarked
package io.ballast.app.policies;

import org.jspecify.annotations.NullMarked;
