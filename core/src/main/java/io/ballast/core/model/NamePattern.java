package io.ballast.core.model;

/**
 * A pattern of names.
 *
 * @param text {@code *} stands for any text, {@code ?} for one character, all else for itself
 */
public record NamePattern(String text) {

  /** Whether the whole name fits; takes at most name times pattern steps. */
  public boolean matches(String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < text.length() && fits(text.charAt(at), name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    return text.substring(at).chars().allMatch(c -> c == '*');
  }

  private static boolean fits(char wanted, char seen) {
    return wanted == '?' || wanted == seen;
  }
}
