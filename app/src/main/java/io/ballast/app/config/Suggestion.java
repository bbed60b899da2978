package io.ballast.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant who wrote a name that does not exist. */
final class Suggestion {
  private Suggestion() {}

  /** {@code "; did you mean `NAME`?"}, or nothing when no name is near. */
  static String sentence(String written, Collection<String> names) {
    return closest(written, names).map(n -> "; did you mean `" + n + "`?").orElse("");
  }

  /** The nearest name, when at most a third of its letters differ. */
  static Optional<String> closest(String written, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(written, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  private static int distance(String one, String other) {
    return levenshtein(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }

  private static int levenshtein(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int kept = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
