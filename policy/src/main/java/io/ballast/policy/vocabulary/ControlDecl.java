package io.ballast.policy.vocabulary;

/**
 * The one declaration of a knob that a policy may wish for with {@code (entity.Control "name"
 * value)}.
 */
public record ControlDecl(String name, Kind kind, Unit unit, String doc) {}
