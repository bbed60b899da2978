/**
 * Real guests on this machine: a tiny image, hosts in namespaces of their own, commanded memory
 * use, host pressure, and a keeper that puts everything back.
 */
@NullMarked
package io.ballast.lab;

import org.jspecify.annotations.NullMarked;
