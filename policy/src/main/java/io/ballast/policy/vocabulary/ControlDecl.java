package io.ballast.policy.vocabulary;

/**
 * The one declaration of a knob that a policy may wish for with {@code (entity.Control "name"
 * value)}, or with a setter of its name.
 *
 * @param belowZero whether a negative value means something, such as that there is no limit
 */
public record ControlDecl(String name, Kind kind, Unit unit, String doc, boolean belowZero) {

  /** A control of an amount, of which there is nothing below 0. */
  public ControlDecl(String name, Kind kind, Unit unit, String doc) {
    this(name, kind, unit, doc, false);
  }
}
