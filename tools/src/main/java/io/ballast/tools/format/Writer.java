package io.ballast.tools.format;

import io.ballast.tools.format.Node.Group;
import java.util.List;

/** Writes nodes as lines. */
final class Writer {
  /** The columns of a line, where the text allows it. */
  private static final int WIDTH = 100;

  /** Further to the right nothing begins a line, however deep it is. */
  private static final int DEEPEST_INDENT = 60;

  private static final String BEFORE_COMMENT = "  ";

  private final StringBuilder out = new StringBuilder();
  private int lineStart;

  private Writer() {}

  static String write(Reader.Text text) {
    Writer writer = new Writer();
    for (int i = 0; i < text.items().size(); i++) {
      writer.gap(text.gaps().get(i), 0, true, false);
      writer.node(text.items().get(i), 0);
    }
    writer.comments(text.gaps().getLast(), 0, false);
    return writer.out.append('\n').toString();
  }

  /**
   * @param tail how many brackets close directly after it
   */
  private void node(Node node, int tail) {
    switch (node) {
      case Node.Word(String text) -> append(text);
      case Group group -> {
        if (group.broken() || column() + group.width() + tail > WIDTH) {
          broken(group, tail);
        } else {
          flat(group);
        }
      }
    }
  }

  private void flat(Node node) {
    switch (node) {
      case Node.Word(String text) -> append(text);
      case Group group -> {
        String margin = group.style().isBlock() && !group.items().isEmpty() ? " " : "";
        append(group.open() + margin);
        for (int i = 0; i < group.items().size(); i++) {
          append(i == 0 ? "" : " ");
          flat(group.items().get(i));
        }
        append(margin + group.close());
      }
    }
  }

  private void broken(Group group, int tail) {
    int start = column();
    int indent = Math.min(start + group.style().indent(), DEEPEST_INDENT);
    List<Node> items = group.items();
    append(String.valueOf(group.open()));
    for (int i = 0; i < items.size(); i++) {
      gap(group.gaps().get(i), indent, group.style().breaksBefore(i, items.size()), i == 0);
      node(items.get(i), endsWith(group, i) ? tail + 1 : 0);
    }
    Gap last = group.gaps().getLast();
    comments(last, indent, items.isEmpty());
    if (last.hasComments() || group.style().isBlock() && !items.isEmpty()) {
      newLine(Math.min(start, DEEPEST_INDENT), false);
    }
    append(String.valueOf(group.close()));
  }

  /** Whether the closing bracket follows this item directly. */
  private static boolean endsWith(Group group, int item) {
    return item == group.items().size() - 1
        && !group.style().isBlock()
        && !group.gaps().getLast().hasComments();
  }

  /**
   * @param afterOpening whether nothing but a bracket stands before it
   */
  private void gap(Gap gap, int indent, boolean breaks, boolean afterOpening) {
    comments(gap, indent, afterOpening);
    if (gap.hasComments() || breaks) {
      newLine(indent, gap.blank() && !(afterOpening && !gap.hasComments()));
    } else if (!afterOpening) {
      append(" ");
    }
  }

  private void comments(Gap gap, int indent, boolean afterOpening) {
    boolean first = afterOpening;
    for (Gap.Comment comment : gap.comments()) {
      if (comment.ownLine()) {
        newLine(indent, comment.blank() && !first);
      } else {
        append(BEFORE_COMMENT);
      }
      append(comment.text());
      first = false;
    }
  }

  private int column() {
    return out.length() - lineStart;
  }

  private void append(String text) {
    int newline = text.lastIndexOf('\n');
    if (newline >= 0) {
      lineStart = out.length() + newline + 1;
    }
    out.append(text);
  }

  /** The first line is there already. */
  private void newLine(int indent, boolean blank) {
    if (!out.isEmpty()) {
      out.append(blank ? "\n\n" : "\n");
      lineStart = out.length();
      out.repeat(' ', indent);
    }
  }
}
