package io.ballast.app.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sentences about names that do not exist. */
final class UnknownNames {
  private UnknownNames() {}

  static String section(String written) {
    if (written.equals("DEFAULT")) {
      return "section [DEFAULT] is not supported; write its keys into the sections they belong to";
    }
    if (written.startsWith("class ")) {
      return "section [%s] is not a class; its name must be one word".formatted(written);
    }
    List<String> titles = Stream.of(SectionKind.values()).map(SectionKind::title).toList();
    return Suggestion.closest(written, titles)
        .map(title -> "unknown section [%s]; did you mean [%s]?".formatted(written, title))
        .orElse(
            "unknown section [%s]; there are [%s]".formatted(written, String.join("], [", titles)));
  }

  static String key(String key, String title, Collection<String> known) {
    String unknown = "unknown key `%s` in [%s]".formatted(key, title);
    Optional<String> home =
        Keys.ALL.stream()
            .filter(candidate -> candidate.name().equals(key))
            .map(candidate -> "; it belongs into [" + candidate.section().title() + "]")
            .findFirst();
    return unknown + home.orElse(Suggestion.sentence(key, known));
  }
}
