package io.ballast.core.model;

/** Name patterns: {@code *} stands for any text, {@code ?} for one char, all else for itself. */
final class Glob {
  private Glob() {}

  /** Whether the whole {@code text} fits; never slower than the product of the lengths. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int afterStar = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        afterStar = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        // The last star takes one more char, and what follows it is tried again.
        p = star + 1;
        t = ++afterStar;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }

  private static boolean fits(char pattern, char c) {
    return pattern == '?' || pattern == c;
  }
}
