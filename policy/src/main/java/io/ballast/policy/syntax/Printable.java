package io.ballast.policy.syntax;

/** Makes text from anywhere safe to print on a terminal, one column for each char. */
public final class Printable {

  private Printable() {}

  /** Tabs become spaces; every char that could steer a terminal becomes U+FFFD. */
  public static String of(String text) {
    return of(text, '\0');
  }

  /** The same, but {@code allowed} stays. */
  static String of(String text, char allowed) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      safe.append(c == '\t' ? ' ' : c == allowed || isSafe(text, i) ? c : '\uFFFD');
    }
    return safe.toString();
  }

  /** At most {@code length} chars of it, with an ellipsis if there were more. */
  public static String shortened(String text, int length) {
    return of(text.length() <= length ? text : text.substring(0, length - 1) + "…");
  }

  private static boolean isSafe(String text, int index) {
    int type = Character.getType(text.charAt(index));
    return switch (type) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      case Character.SURROGATE -> isSafePair(text, index);
      default -> true;
    };
  }

  /** Format characters outside the basic plane (tags) can hide text as well. */
  private static boolean isSafePair(String text, int index) {
    int start = Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    if (start < 0 || start + 1 >= text.length()) {
      return false;
    }
    return Character.isSurrogatePair(text.charAt(start), text.charAt(start + 1))
        && Character.getType(text.codePointAt(start)) != Character.FORMAT;
  }
}
