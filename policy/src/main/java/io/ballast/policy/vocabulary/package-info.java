/**
 * What a policy may name: entity types with their fields, methods and controls, each declared once.
 */
@NullMarked
package io.ballast.policy.vocabulary;

import org.jspecify.annotations.NullMarked;
