package io.ballast.tools.format;

import java.util.List;

/**
 * What stood between two items, or between one and its list's bracket.
 *
 * @param newline whether a line ended there
 * @param blank whether an empty line stood before what follows
 */
record Gap(List<Comment> comments, boolean newline, boolean blank) {

  /**
   * A comment, without white space at its end.
   *
   * @param ownLine whether it stood alone on its line; else it followed something
   * @param blank whether an empty line stood before it
   */
  record Comment(String text, boolean ownLine, boolean blank) {}

  Gap {
    comments = List.copyOf(comments);
  }

  boolean hasComments() {
    return !comments.isEmpty();
  }
}
