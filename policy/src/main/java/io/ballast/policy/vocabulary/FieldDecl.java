package io.ballast.policy.vocabulary;

/**
 * The one declaration of a statistic: checker, metrics, API and manual all read it.
 *
 * @param name as policies write it after the dot
 * @param optional whether a sample without a value is complete (the field is then nil)
 * @param doc one sentence: what the number is and where it comes from
 */
public record FieldDecl(String name, Kind kind, Unit unit, boolean optional, String doc) {

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

  /** The same field, optional. */
  public FieldDecl asOptional() {
    return new FieldDecl(name, kind, unit, true, doc);
  }
}
