package io.ballast.policy.check;

import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.util.List;

/** Checks texts on {@link ExampleVocabulary}. */
final class Checking {
  private Checking() {}

  static List<Diagnostic> diagnose(String text) {
    return diagnose(Source.of("policy", text));
  }

  static List<Diagnostic> diagnose(Source source) {
    ParseResult parsed = Parser.parse(source);
    return parsed.ok()
        ? Checker.check(parsed.program(), ExampleVocabulary.ALL)
        : parsed.diagnostics();
  }

  /** The numbers of the codes, in the order of the text. */
  static List<String> codes(String text) {
    return diagnose(text).stream().map(diagnostic -> diagnostic.code().number()).toList();
  }
}
