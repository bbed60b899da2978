package io.ballast.policy.vocabulary;

/**
 * A method that entities of one type have.
 *
 * @param maxArguments at least {@code minArguments}
 * @param names what its first argument names
 * @param unit of its result
 */
public record MethodDecl(
    String name, int minArguments, int maxArguments, Names names, Result unit, String doc) {

  /** What a method's first argument names. */
  public enum Names {
    FIELD,
    CONTROL,
    PROPERTY,
    VARIABLE,
    /** The argument is a value, or a name that nobody declares. */
    NOTHING
  }

  /** The unit of a method's result. */
  public enum Result {
    /** That of the field or control named. */
    OF_NAMED,
    /** That of the field named, per second. */
    PER_SECOND,
    NONE
  }

  /** Whether it gives a variable or control a value, its second argument; it gives nil then. */
  public boolean sets() {
    return minArguments > 1 && (names == Names.CONTROL || names == Names.VARIABLE);
  }

  /** A method that names nothing, such as a setter. */
  public MethodDecl(String name, int minArguments, int maxArguments, String doc) {
    this(name, minArguments, maxArguments, Names.NOTHING, Result.NONE, doc);
  }
}
