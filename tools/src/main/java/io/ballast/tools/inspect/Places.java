package io.ballast.tools.inspect;

import io.ballast.policy.syntax.Source;
import io.ballast.policy.syntax.Span;
import java.util.Arrays;

/** Places in a source, found fast: a trace has many. */
public final class Places {
  private final Source source;

  /** Where the lines of the whole text begin. */
  private final int[] lines;

  /** Where the parts do. */
  private final int[] parts;

  public Places(Source source) {
    this.source = source;
    String text = source.text();
    int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts[count++] = i + 1;
    }
    this.lines = starts;
    this.parts = new int[source.parts().size()];
    for (int i = 1; i < parts.length; i++) {
      parts[i] = parts[i - 1] + source.parts().get(i - 1).text().length() + 1;
    }
  }

  /** {@code file:line:column}. */
  public String full(Span span) {
    return file(span) + ":" + lineAndColumn(span);
  }

  /** {@code line:column}; with the file if the source has several. */
  public String brief(Span span) {
    return parts.length > 1 ? full(span) : lineAndColumn(span);
  }

  /** The part of the source that it begins in. */
  public String file(Span span) {
    return source.parts().get(last(parts, span.start())).name();
  }

  private String lineAndColumn(Span span) {
    int line = last(lines, span.start());
    int first = last(lines, parts[last(parts, span.start())]);
    return (line - first + 1) + ":" + (span.start() - lines[line] + 1);
  }

  /** The last of the starts that is not beyond an index. */
  private static int last(int[] starts, int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }
}
