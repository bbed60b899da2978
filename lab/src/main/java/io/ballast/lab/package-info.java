@NullMarked
package io.ballast.lab;

import org.jspecify.annotations.NullMarked;
