package io.ballast.policy.check;

import io.ballast.policy.codes.Code;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Diagnostic.Severity;
import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.syntax.Span;
import io.ballast.policy.syntax.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects what a check finds. */
final class Report {

  /** More than anybody reads. */
  private static final int MOST = 1_000;

  /** Names of the policy that a sentence quotes may be of any length. */
  private static final int LONGEST = 300;

  /** How much of an expression a sentence quotes. */
  private static final int QUOTED = 60;

  /** Letters compared in search of nearest words: beyond it people do without. */
  private static final long MOST_LETTERS = 5_000_000;

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();
  private boolean rejected;
  private long letters;

  Report(Source source) {
    this.source = source;
  }

  /** Something that fails whenever it is evaluated. */
  void failure(Reach reach, Code code, Span span, String message, String hint) {
    add(reach.severity(), code, span, message, hint);
  }

  void warning(Code code, Span span, String message, String hint) {
    add(Severity.WARNING, code, span, message, hint);
  }

  /** An error always finds room: it decides whether the policy is accepted. */
  private void add(Severity severity, Code code, Span span, String message, String hint) {
    if (found.size() < MOST || (severity == Severity.ERROR && !rejected)) {
      String sentence = Printable.shortened(message, LONGEST);
      found.add(new Diagnostic(severity, code, sentence, span, Printable.shortened(hint, LONGEST)));
    }
    rejected |= severity == Severity.ERROR;
  }

  /** Asks for the nearest word, as long as the search stays short; else the other sentence. */
  String nearest(String word, Collection<String> known, String otherwise) {
    letters += (long) word.length() * word.length() * Math.min(known.size(), Suggestion.MOST);
    String hint =
        letters > MOST_LETTERS || found.size() >= MOST ? null : Suggestion.hint(word, known);
    return hint == null ? otherwise : hint;
  }

  /** The text of an expression, for a sentence. */
  String quote(Span span) {
    String text = source.text();
    String start =
        text.substring(span.start(), Math.min(span.end(), span.start() + QUOTED + 1))
            .replaceAll("\\s+", " ");
    return Printable.shortened(start, QUOTED);
  }

  /** A place for a sentence about another one: the line, and the file if it is another. */
  String line(Span span, Span seenFrom) {
    Source.Place place = source.place(span.start());
    boolean same = place.part().equals(source.place(seenFrom.start()).part());
    return same ? "line " + place.line() : place.part() + ", line " + place.line();
  }

  /** In the order of the text. */
  List<Diagnostic> sorted() {
    return found.stream()
        .sorted(Comparator.comparingInt(diagnostic -> diagnostic.span().start()))
        .toList();
  }
}
