package io.ballast.app.config;

import java.util.List;

/**
 * An INI text as Python's {@code configparser} reads it without interpolation, in file order.
 *
 * <p>A key or section that appears twice is a problem, as in its strict mode; unlike there, reading
 * goes on, so that all problems are told at once.
 */
public record Ini(List<Section> sections) {

  /**
   * @param name what stands between the brackets, unchanged
   */
  public record Section(String name, Place place, List<Entry> entries) {}

  /**
   * @param key in lower case
   * @param value trimmed; continuation lines are joined by newlines
   */
  public record Entry(String key, String value, Place place) {
    boolean is(String other) {
      return key.equals(other);
    }
  }

  /** What could be read, and what is wrong with the rest. */
  public record Parsed(Ini ini, List<ConfigProblem> problems) {}

  /** Reads a text, with what {@code %(key)s} and {@code [DEFAULT]} bring filled in. */
  static Parsed read(String file, String text) {
    return Templates.fill(parse(file, text));
  }

  /** Reads a text as it stands; {@code file} is the name told in places. */
  public static Parsed parse(String file, String text) {
    return new IniParser(file).parse(text);
  }
}
