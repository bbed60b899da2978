package io.ballast.app.policytest;

import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.syntax.Span;

/** A test that cannot be run. The sentence says where, what and how to mend it. */
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  Malformed(Source source, Span span, String sentence) {
    this(place(source, span) + ": " + sentence);
  }

  Malformed(String sentence) {
    super(sentence);
    this.sentence = Printable.of(sentence);
  }

  /** Safe to print, without the line's end. */
  public String sentence() {
    return sentence;
  }

  private static String place(Source source, Span span) {
    Source.Place place = source.place(span.start());
    return place.part() + ":" + place.line();
  }
}
