package io.ballast.policy.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * The one declaration of a statistic: checker, metrics, API and manual all read it.
 *
 * @param name as policies write it after the dot
 * @param optional whether a sample without a value is complete (the field is then nil)
 * @param doc one sentence: what the number is and where it comes from
 * @param element the type of the objects; null unless the kind is {@link Kind#OBJECTS}
 */
public record FieldDecl(
    String name, Kind kind, Unit unit, boolean optional, String doc, @Nullable EntityType element) {

  /** A field without objects. */
  public FieldDecl(String name, Kind kind, Unit unit, boolean optional, String doc) {
    this(name, kind, unit, optional, doc, null);
  }

  /** An object or a list of objects, which a sample may lack. */
  public static FieldDecl optionalObjects(String name, EntityType element, String doc) {
    return new FieldDecl(name, Kind.OBJECTS, Unit.NONE, true, doc, element);
  }

  /** A number that every sample must have. */
  public static FieldDecl number(String name, Unit unit, String doc) {
    return new FieldDecl(name, Kind.NUMBER, unit, false, doc);
  }

  /** A number that a sample may lack. */
  public static FieldDecl optionalNumber(String name, Unit unit, String doc) {
    return new FieldDecl(name, Kind.NUMBER, unit, true, doc);
  }

  /** A text that a sample may lack. */
  public static FieldDecl optionalText(String name, String doc) {
    return new FieldDecl(name, Kind.STRING, Unit.NONE, true, doc);
  }

  /** The same field with objects of another type. */
  public FieldDecl of(EntityType other) {
    return new FieldDecl(name, kind, unit, optional, doc, other);
  }

  /** The same field, which no sample may lack. */
  public FieldDecl asRequired() {
    return new FieldDecl(name, kind, unit, false, doc, element);
  }

  /** The same field, optional. */
  public FieldDecl asOptional() {
    return new FieldDecl(name, kind, unit, true, doc, element);
  }
}
