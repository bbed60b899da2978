package io.ballast.app.show;

import io.ballast.policy.syntax.Printable;
import java.util.List;

/** Lines of text for a terminal, safe to print and never wider than asked. */
final class Page {
  private static final int NARROWEST = 40;

  private final int width;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param width in chars; at least 40
   */
  Page(int width) {
    this.width = Math.max(NARROWEST, width);
  }

  void blank() {
    text.append('\n');
  }

  /** A line of text, broken between words; what follows the first line is indented further. */
  void line(int indent, String content) {
    String left = " ".repeat(indent);
    String rest = Printable.of(content.replaceAll("\\s+", " ").strip());
    while (left.length() + rest.length() > width) {
      int room = width - left.length();
      int gap = rest.lastIndexOf(' ', room);
      int end = gap > 0 ? gap : whole(rest, room);
      text.append(left).append(rest, 0, end).append('\n');
      rest = rest.substring(end).strip();
      left = " ".repeat(indent + 2);
    }
    text.append(left).append(rest).append('\n');
  }

  /** A character of two chars is not torn apart. */
  private static int whole(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  /** Lines each. */
  void lines(int indent, List<String> contents) {
    contents.forEach(content -> line(indent, content));
  }

  String text() {
    return text.toString();
  }
}
