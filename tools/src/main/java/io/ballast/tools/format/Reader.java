package io.ballast.tools.format;

import io.ballast.policy.syntax.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Makes nodes of the pieces of a readable text. */
final class Reader {

  /** A list whose end was not met yet; the text itself has no bracket. */
  private static final class Open {
    final char bracket;
    final List<Node> items = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();

    Open(char bracket) {
      this.bracket = bracket;
    }
  }

  /**
   * A whole text.
   *
   * @param gaps one before each item and one at the end
   */
  record Text(List<Node> items, List<Gap> gaps) {}

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();

  /** Atoms that touch, not yet added. */
  private final StringBuilder word = new StringBuilder();

  private List<Gap.Comment> comments = new ArrayList<>();
  private boolean newline;

  /** Where the piece before ended. */
  private int end;

  private Reader(String text) {
    this.text = text;
    open.addLast(new Open('\0'));
  }

  static Text read(String text) {
    Reader reader = new Reader(text);
    Piece.of(text).forEach(reader::take);
    reader.endWord();
    reader.endGap(text.length());
    Open all = reader.open.getLast();
    return new Text(all.items, all.gaps);
  }

  private void take(Piece piece) {
    int start = piece.span().start();
    boolean continues = piece.kind() == Piece.Kind.ATOM && !word.isEmpty() && start == end;
    if (!continues) {
      endWord();
    }
    switch (piece.kind()) {
      case COMMENT -> comment(piece);
      case ATOM -> {
        if (!continues) {
          endGap(start);
        }
        word.append(piece.text());
      }
      case OPEN -> {
        endGap(start);
        open.addLast(new Open(piece.text().charAt(0)));
      }
      case CLOSE -> {
        endGap(start);
        close(piece.text().charAt(0));
      }
    }
    end = piece.span().end();
  }

  private void comment(Piece piece) {
    int lines = linesUpTo(piece.span().start());
    boolean ownLine = lines > 0 || end == 0;
    comments.add(new Gap.Comment(piece.text().stripTrailing(), ownLine, lines > 1));
    newline = true;
  }

  private void endGap(int start) {
    int lines = linesUpTo(start);
    open.getLast().gaps.add(new Gap(comments, newline || lines > 0, lines > 1));
    comments = new ArrayList<>();
    newline = false;
  }

  /** How many lines ended since the last piece. */
  private int linesUpTo(int start) {
    int lines = 0;
    for (int i = end; i < start; i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines;
  }

  private void endWord() {
    if (!word.isEmpty()) {
      open.getLast().items.add(new Node.Word(word.toString()));
      word.setLength(0);
    }
  }

  private void close(char bracket) {
    Open list = open.removeLast();
    open.getLast().items.add(Node.Group.of(list.bracket, bracket, list.items, list.gaps));
  }
}
