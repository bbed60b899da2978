package io.ballast.policy.check;

import io.ballast.policy.run.Builtins;
import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The load check: names, calls, kinds of values, fields and controls, units.
 *
 * <p>What fails whenever it is evaluated is an error if every evaluation reaches it, else a
 * warning. Since scope is dynamic and definitions take effect when executed, a name counts as known
 * if the text binds or defines it anywhere.
 */
public final class Checker {

  private Checker() {}

  /** Every problem that can be known before the program runs, in the order of the text. */
  public static List<Diagnostic> check(Program program, Vocabulary vocabulary) {
    Report report = new Report(program.source());
    Names names = new Names(program);
    Callees callees = new Callees(vocabulary, names);
    Types types = new Types(vocabulary);
    Inference inference = new Inference(program, vocabulary, names, callees, types);
    Set<String> builtIn = builtIn(vocabulary);
    Members members = new Members(types, inference, report);
    new Walk(names, callees, inference, members, builtIn, report).through(program);
    new Callers(new Scopes(program, callees, names), names, builtIn, report).check();
    SuffixNames.check(program, report);
    return report.sorted();
  }

  /** The names that the outermost scope binds without the program. */
  private static Set<String> builtIn(Vocabulary vocabulary) {
    Set<String> builtIn = new LinkedHashSet<>(vocabulary.globals().keySet());
    Builtins.signatures().values().stream()
        .filter(Signature::value)
        .forEach(signature -> builtIn.add(signature.name()));
    return builtIn;
  }
}
