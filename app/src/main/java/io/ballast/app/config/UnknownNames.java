package io.ballast.app.config;

import io.ballast.policy.syntax.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sentences about names that do not exist. */
final class UnknownNames {
  private UnknownNames() {}

  /** {@code "; did you mean `NAME`?"}, or nothing when no name is near. */
  static String didYouMean(String written, Collection<String> names) {
    String nearest = Suggestion.nearest(written, names);
    return nearest == null ? "" : "; did you mean `%s`?".formatted(nearest);
  }

  static String section(String written) {
    if (written.startsWith("class ")) {
      return "section [%s] is not a class; its name must be one word".formatted(written);
    }
    List<String> titles = Stream.of(SectionKind.values()).map(SectionKind::title).toList();
    String unknown = "unknown section [" + written + "]; ";
    String nearest = Suggestion.nearest(written, titles);
    return nearest == null
        ? unknown + "there are [%s]".formatted(String.join("], [", titles))
        : unknown + "did you mean [%s]?".formatted(nearest);
  }

  static String key(String key, String title, Collection<String> known) {
    String unknown = "unknown key `%s` in [%s]".formatted(key, title);
    Optional<String> home =
        Keys.ALL.stream()
            .filter(candidate -> candidate.name().equals(key))
            .map(candidate -> "; it belongs in [" + candidate.section().title() + "]")
            .findFirst();
    return unknown + home.orElse(didYouMean(key, known));
  }
}
