package io.ballast.policy.syntax;

import java.util.Arrays;
import java.util.List;

/**
 * A policy's text: one or more named parts, joined by newlines into one program.
 *
 * <p>Places in diagnostics are told in the part they fall into, so that an administrator sees the
 * file that has the mistake.
 */
public final class Source {

  /** A named piece of text, usually a file. */
  public record Part(String name, String text) {}

  /**
   * A place as people count.
   *
   * @param line from 1
   * @param column from 1, in chars
   */
  public record Place(String part, int line, int column, String lineText) {}

  private final List<Part> parts;
  private final String text;
  private final LineStarts lines;

  /** Where each part begins in {@link #text}. */
  private final int[] partStarts;

  public Source(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.text = String.join("\n", this.parts.stream().map(Part::text).toList());
    this.lines = new LineStarts(text);
    this.partStarts = new int[this.parts.size()];
    for (int i = 1; i < partStarts.length; i++) {
      partStarts[i] = partStarts[i - 1] + this.parts.get(i - 1).text().length() + 1;
    }
  }

  /** A source of one part. */
  public static Source of(String name, String text) {
    return new Source(List.of(new Part(name, text)));
  }

  public List<Part> parts() {
    return parts;
  }

  /** All parts, joined by newlines in their order. */
  public String text() {
    return text;
  }

  /** Where the char at {@code index} stands; an index past the end gives the end. */
  public Place place(int index) {
    if (parts.isEmpty()) {
      return new Place("", 1, 1, "");
    }
    int at = Math.clamp(index, 0, text.length());
    int part = partAt(at);
    int line = lines.at(at);
    int start = Math.max(lines.start(line), partStarts[part]);
    int first = lines.at(partStarts[part]);
    return new Place(
        parts.get(part).name(),
        line - first + 1,
        at - start + 1,
        text.substring(start, lines.end(line)));
  }

  private int partAt(int index) {
    int found = Arrays.binarySearch(partStarts, index);
    return found >= 0 ? found : -found - 2;
  }
}
