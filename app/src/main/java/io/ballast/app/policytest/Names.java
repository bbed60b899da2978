package io.ballast.app.policytest;

import io.ballast.policy.syntax.Suggestion;
import io.ballast.policy.vocabulary.EntityType;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that tests may use.
 *
 * @param host with every field and control there is
 * @param guest the same of guests
 * @param classes the service classes of the configuration
 */
public record Names(EntityType host, EntityType guest, List<String> classes) {
  public Names {
    classes = List.copyOf(classes);
  }

  EntityType of(Subject subject) {
    return switch (subject) {
      case Subject.Host _ -> host;
      case Subject.Guest _ -> guest;
    };
  }

  /** What to do about a name that is none of the known ones. */
  static String remedy(String name, Collection<String> known, String otherwise) {
    @Nullable String hint = Suggestion.hint(name, known);
    return hint == null ? otherwise : hint;
  }
}
