package io.ballast.policy.syntax;

import java.util.ArrayList;
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

  public Source(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.text = String.join("\n", this.parts.stream().map(Part::text).toList());
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
    int left = Math.min(Math.max(index, 0), text.length());
    List<Part> remaining = new ArrayList<>(parts);
    while (remaining.size() > 1 && left > remaining.getFirst().text().length()) {
      left -= remaining.removeFirst().text().length() + 1;
    }
    if (remaining.isEmpty()) {
      return new Place("", 1, 1, "");
    }
    return placeIn(remaining.getFirst(), left);
  }

  private static Place placeIn(Part part, int index) {
    String before = part.text().substring(0, index);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int lineStart = before.lastIndexOf('\n') + 1;
    int lineEnd = part.text().indexOf('\n', lineStart);
    String lineText =
        part.text().substring(lineStart, lineEnd < 0 ? part.text().length() : lineEnd);
    return new Place(part.name(), line, index - lineStart + 1, lineText);
  }
}
