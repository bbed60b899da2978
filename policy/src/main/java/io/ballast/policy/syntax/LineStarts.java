package io.ballast.policy.syntax;

import java.util.Arrays;

/** Where the lines of a text begin, found once: a text may have many places to tell. */
final class LineStarts {
  private final int[] starts;
  private final int length;

  LineStarts(String text) {
    length = text.length();
    int[] found = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = at + 1;
    }
    starts = Arrays.copyOf(found, count);
  }

  /** The line, from 0, in which the char at this index stands; a newline ends its own line. */
  int at(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  int start(int line) {
    return starts[line];
  }

  /** Where a line's newline stands, or the text ends. */
  int end(int line) {
    return line + 1 < starts.length ? starts[line + 1] - 1 : length;
  }
}
