/** Tests of the configuration file. */
@NullMarked
package io.ballast.app.config;

import org.jspecify.annotations.NullMarked;
