package io.ballast.core.evaluate;

import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Show;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.syntax.Span;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where in a policy something stands. The engine asks, and who explains asks beside it. */
public final class Places {
  /** Names are shown cut after so many chars: their owners may write anything. */
  private static final int NAME = 60;

  private final Source source;
  private final Map<Integer, String> known = new ConcurrentHashMap<>();

  Places(Source source) {
    this.source = source;
  }

  /** As {@code file:line}. */
  public String of(Span span) {
    return known.computeIfAbsent(span.start(), this::place);
  }

  /** An error in one sentence, with its place and the guest that it was met with. */
  public String sentence(Problem problem) {
    String sentence = of(problem.place()) + ": " + problem.message();
    return problem.entity() == null
        ? sentence
        : "%s (guest %s)".formatted(sentence, Show.value(problem.entity().property("name"), NAME));
  }

  private String place(int index) {
    Source.Place place = source.place(index);
    return place.part() + ":" + place.line();
  }
}
