@NullMarked
package io.ballast.app.log;

import org.jspecify.annotations.NullMarked;
