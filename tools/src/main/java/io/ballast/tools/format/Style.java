package io.ballast.tools.format;

import java.util.List;
import java.util.Map;

/**
 * How a list is broken over lines.
 *
 * @param header how many items stay on the line of the opening bracket; 0 for a block, whose
 *     closing bracket has a line of its own, too
 * @param indent how far the other items stand to the right of the opening bracket
 */
record Style(int header, int indent) {
  private static final int STEP = 2;

  /** Under the first argument of a call with a longer name there is little room. */
  private static final int LONGEST_ALIGNED = 12;

  private static final Style BLOCK = new Style(0, STEP);

  /** Items without a head. */
  private static final Style DATA = new Style(1, 1);

  /** Forms with a body, and how many items stand before it. */
  private static final Map<String, Integer> BODIES =
      Map.ofEntries(
          Map.entry("def", 3),
          Map.entry("defun", 3),
          Map.entry("with", 3),
          Map.entry("let", 2),
          Map.entry("defvar", 2),
          Map.entry("set", 2),
          Map.entry("setq", 2),
          Map.entry("sum", 3),
          Map.entry("average", 3),
          Map.entry("count", 3),
          Map.entry("first", 3),
          Map.entry("filter", 3),
          Map.entry("sort-by", 3),
          Map.entry("any", 3),
          Map.entry("all", 3),
          Map.entry("share-out", 4),
          Map.entry("because", 2),
          Map.entry("cond", 1),
          Map.entry("test", 2),
          Map.entry("guest", 2),
          Map.entry("host", 1));

  static Style of(char open, List<Node> items) {
    if (open == '{') {
      return BLOCK;
    }
    return !items.isEmpty() && items.getFirst() instanceof Node.Word(String head) && isName(head)
        ? ofCall(head)
        : DATA;
  }

  private static boolean isName(String head) {
    char first = head.charAt(0);
    boolean number = first >= '0' && first <= '9' || first == '.';
    return !number && first != '"' && first != '\'';
  }

  private static Style ofCall(String head) {
    Integer body = BODIES.get(head);
    if (body != null) {
      return new Style(body, STEP);
    }
    boolean aligned = head.length() <= LONGEST_ALIGNED && head.indexOf('.') < 0;
    return new Style(2, aligned ? head.length() + 2 : STEP);
  }

  boolean isBlock() {
    return header == 0;
  }

  /** Whether a broken list ends a line in the gap before this item, or before its end. */
  boolean breaksBefore(int item, int items) {
    return item >= header && (item < items || isBlock());
  }
}
