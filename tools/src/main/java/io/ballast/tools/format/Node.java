package io.ballast.tools.format;

import java.util.List;

/** What a text is laid out from. */
sealed interface Node {

  /** Its columns if it stands on one line. */
  int width();

  /** Whether it cannot stand on one line, or its author did not want it to. */
  boolean broken();

  /** Atoms that touch each other, as written: with a space between them they may read otherwise. */
  record Word(String text) implements Node {
    @Override
    public int width() {
      return text.length();
    }

    @Override
    public boolean broken() {
      return text.indexOf('\n') >= 0;
    }
  }

  /**
   * A list in brackets.
   *
   * @param gaps one before each item and one before the closing bracket
   */
  record Group(
      char open,
      char close,
      List<Node> items,
      List<Gap> gaps,
      Style style,
      int width,
      boolean broken)
      implements Node {

    static Group of(char open, char close, List<Node> items, List<Gap> gaps) {
      Style style = Style.of(open, items);
      int inside = items.stream().mapToInt(Node::width).sum() + Math.max(0, items.size() - 1);
      int margin = style.isBlock() && !items.isEmpty() ? 2 : 0;
      boolean broken =
          items.stream().anyMatch(Node::broken) || isBrokenByItsAuthor(items.size(), gaps, style);
      return new Group(
          open, close, List.copyOf(items), List.copyOf(gaps), style, inside + margin + 2, broken);
    }

    /** A line's end where a list of its style never has one does not count. */
    private static boolean isBrokenByItsAuthor(int items, List<Gap> gaps, Style style) {
      for (int i = 0; i < gaps.size(); i++) {
        boolean counts = items > 0 && style.breaksBefore(i, items) && gaps.get(i).newline();
        if (counts || gaps.get(i).hasComments()) {
          return true;
        }
      }
      return false;
    }
  }
}
