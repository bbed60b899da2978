package io.ballast.policy.run;

import io.ballast.policy.vocabulary.Example;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** All built-ins, by name. Each is one entry in a table of its kind. */
public final class Builtins {

  /**
   * What the checker and the manual know of a built-in.
   *
   * @param most {@link Integer#MAX_VALUE} if there is no limit
   * @param ours whether MOM does not have it: a policy's own function of that name wins
   * @param value whether the name alone is a value, bound in the outermost scope
   */
  public record Signature(
      String name,
      int least,
      int most,
      Shape shape,
      UnitRule units,
      boolean ours,
      String signature,
      String doc,
      List<Example> examples,
      boolean value) {

    public boolean accepts(int count) {
      return Builtin.accepts(shape, least, most, count);
    }

    /** One sentence for a count that is not accepted. */
    public String refusal(int count) {
      return Builtin.refusal(name, shape, least, most, count);
    }
  }

  private static final SequencedMap<String, Builtin> HEADS =
      byName(
          MomForms.TABLE,
          MomOperators.TABLE,
          MomFunctions.TABLE,
          Choices.TABLE,
          Numbers.TABLE,
          Texts.TABLE,
          Lists.TABLE,
          Quantifiers.TABLE,
          Sharing.TABLE);

  /** Those whose name alone is a value. */
  private static final SequencedMap<String, Builtin> BOUND = byName(MomFunctions.VALUES);

  private static final Map<String, Value> VALUES = allValues();

  private static final SequencedMap<String, Signature> SIGNATURES = allSignatures();

  private Builtins() {}

  /** What every policy can call, by name, in the order of the manual. */
  public static SequencedMap<String, Signature> signatures() {
    return SIGNATURES;
  }

  private static SequencedMap<String, Signature> allSignatures() {
    SequencedMap<String, Signature> all = new LinkedHashMap<>();
    HEADS.values().forEach(builtin -> all.put(builtin.name(), signature(builtin, false)));
    BOUND.values().forEach(builtin -> all.put(builtin.name(), signature(builtin, true)));
    return Collections.unmodifiableSequencedMap(all);
  }

  private static Signature signature(Builtin builtin, boolean value) {
    return new Signature(
        builtin.name(),
        builtin.least(),
        builtin.most(),
        builtin.shape(),
        builtin.units(),
        builtin.ours(),
        builtin.signature(),
        builtin.doc(),
        builtin.examples(),
        value);
  }

  /**
   * The built-in that a list with such a head calls, if no variable hides it; nor, if it is {@link
   * Builtin#ours}, a function of the policy's own.
   */
  static @Nullable Builtin head(String name) {
    return HEADS.get(name);
  }

  /** The code of a built-in that is a value. */
  static @Nullable Builtin value(String name) {
    return BOUND.get(name);
  }

  /** What the outermost scope binds, by name. */
  static Map<String, Value> values() {
    return VALUES;
  }

  private static Map<String, Value> allValues() {
    Map<String, Value> all = new LinkedHashMap<>();
    BOUND.keySet().forEach(name -> all.put(name, new Value.Function(new Callable.Builtin(name))));
    return Collections.unmodifiableMap(all);
  }

  @SafeVarargs
  private static SequencedMap<String, Builtin> byName(List<Builtin>... tables) {
    SequencedMap<String, Builtin> byName = new LinkedHashMap<>();
    for (List<Builtin> table : tables) {
      table.forEach(builtin -> byName.put(builtin.name(), builtin));
    }
    return byName;
  }
}
