package io.ballast.policy.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody probably meant: the known word nearest to a misspelt one. */
public final class Suggestion {

  /**
   * Longer words are not compared: nobody misspells by one letter there, and it would take long.
   */
  private static final int LONGEST = 100;

  /** Among more words than a person can know, the search would take long. */
  public static final int MOST = 2_000;

  private Suggestion() {}

  /**
   * The known word that is at most one edit in three letters away; of equally near ones the first
   * in alphabetical order; null if none is near.
   */
  public static @Nullable String nearest(String word, Collection<String> known) {
    int limit = word.length() / 3;
    return known.stream()
        .limit(MOST)
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .filter(candidate -> !candidate.equals(word) && distance(word, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** A sentence that asks for the nearest word; null if none is near. */
  public static @Nullable String hint(String word, Collection<String> known) {
    String nearest = nearest(word, known);
    return nearest == null ? null : "Did you mean \"" + nearest + "\"?";
  }

  /**
   * How many insertions, deletions, replacements and swaps of neighbours lead from one word to the
   * other; letter case counts nothing.
   */
  static int distance(String one, String other) {
    if (one.length() > LONGEST || other.length() > LONGEST) {
      return one.equals(other) ? 0 : Integer.MAX_VALUE;
    }
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
