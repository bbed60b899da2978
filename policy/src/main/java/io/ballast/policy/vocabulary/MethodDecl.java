package io.ballast.policy.vocabulary;

import java.util.List;

/**
 * A method that entities of one type have.
 *
 * @param maxArguments at least {@code minArguments}
 * @param names what its first argument names
 * @param unit of its result
 * @param ours whether MOM's entities do not have it, so that a field or a policy's own function of
 *     that name wins
 * @param signature how it is called, for the manual; empty for setters, which are in no manual
 * @param doc one sentence or two
 */
public record MethodDecl(
    String name,
    int minArguments,
    int maxArguments,
    Names names,
    Result unit,
    boolean ours,
    String signature,
    String doc,
    List<Example> examples) {

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
    OF_NAMED("The result has the unit of what is named."),
    /** That of the field named, per second. */
    PER_SECOND("The result has the field's unit, per second."),
    NONE("");

    private final String sentence;

    Result(String sentence) {
      this.sentence = sentence;
    }

    /** The rule in one sentence; empty if there is nothing to say. */
    public String sentence() {
      return sentence;
    }
  }

  public MethodDecl {
    examples = List.copyOf(examples);
  }

  /** Whether it gives a variable or control a value, its second argument; it gives nil then. */
  public boolean sets() {
    return minArguments > 1 && (names == Names.CONTROL || names == Names.VARIABLE);
  }

  /** Whether it tells something of its entity; setters of objects do not. */
  public boolean reads() {
    return !sets() && (names != Names.NOTHING || ours);
  }

  /** A method that names nothing, such as a setter. */
  public MethodDecl(String name, int minArguments, int maxArguments, String doc) {
    this(name, minArguments, maxArguments, Names.NOTHING, Result.NONE, false, "", doc, List.of());
  }
}
