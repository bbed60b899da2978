/** The configuration file: MOM's INI syntax, read strictly, every value with its place. */
@NullMarked
package io.ballast.app.config;

import org.jspecify.annotations.NullMarked;
