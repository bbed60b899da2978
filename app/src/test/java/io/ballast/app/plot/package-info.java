@NullMarked
package io.ballast.app.plot;

import org.jspecify.annotations.NullMarked;
