package io.ballast.policy.syntax;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which words of a text are suffixes of the number before them.
 *
 * <p>MOM reads {@code 5ms} as the number 5 and the name {@code ms}. A text in which a suffix stands
 * alone uses it as a name, so that this reading wins there, for each such name in the whole text.
 */
final class Suffixes {
  private final BitSet suffixes = new BitSet();

  private Suffixes() {}

  static Suffixes in(List<Token> tokens) {
    Suffixes found = new Suffixes();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (followsNumber(tokens, i)) {
        found.suffixes.set(i);
      } else if (tokens.get(i).kind() == Token.Kind.SYMBOL) {
        names.add(tokens.get(i).text());
      }
    }
    found.suffixes.stream()
        .filter(i -> names.contains(tokens.get(i).text()))
        .forEach(found.suffixes::clear);
    return found;
  }

  private static boolean followsNumber(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    if (index == 0 || !Suffix.isOne(token.text()) || token.kind() == Token.Kind.STRING) {
      return false;
    }
    Token before = tokens.get(index - 1);
    return before.isSuffixable() && before.touches(token.span().start());
  }

  boolean isSuffix(int index) {
    return suffixes.get(index);
  }
}
