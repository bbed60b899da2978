package io.ballast.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over the lines; a section or entry grows until the next one begins. */
final class IniParser {

  /** An entry whose continuation lines may still come. */
  private record OpenEntry(String key, List<String> lines, Place place) {
    Ini.Entry close() {
      return new Ini.Entry(key, stripEnd(String.join("\n", lines)), place);
    }
  }

  private record OpenSection(String name, Place place, Map<String, OpenEntry> entries) {
    Ini.Section close() {
      return new Ini.Section(name, place, entries.values().stream().map(OpenEntry::close).toList());
    }
  }

  private final String file;
  private final Map<String, OpenSection> sections = new LinkedHashMap<>();
  private final List<ConfigProblem> problems = new ArrayList<>();
  private @Nullable OpenSection section;
  private @Nullable OpenEntry entry;
  private int indent;
  private boolean headless;

  IniParser(String file) {
    this.file = file;
  }

  Ini.Parsed parse(String text) {
    int number = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      line(line, new Place(file, ++number));
    }
    return new Ini.Parsed(
        new Ini(sections.values().stream().map(OpenSection::close).toList()),
        List.copyOf(problems));
  }

  private void line(String line, Place place) {
    String content = strip(line);
    if (content.startsWith("#") || content.startsWith(";")) {
      return;
    }
    if (content.isEmpty()) {
      continueEntry("");
      return;
    }
    int lineIndent = line.indexOf(content);
    if (entry != null && lineIndent > indent) {
      continueEntry(content);
      return;
    }
    indent = lineIndent;
    int close = content.lastIndexOf(']');
    if (content.startsWith("[") && close > 1) {
      header(content.substring(1, close), place);
    } else {
      option(content, place);
    }
  }

  private void continueEntry(String content) {
    if (entry != null) {
      entry.lines().add(content);
    }
  }

  private void header(String name, Place place) {
    OpenSection opened = new OpenSection(name, place, new LinkedHashMap<>());
    OpenSection earlier = sections.putIfAbsent(name, opened);
    if (earlier != null) {
      problem(
          place,
          "section [%s] is already in line %d; join the two".formatted(name, earlier.place.line()));
    }
    section = earlier == null ? opened : earlier;
    entry = null;
  }

  private void option(String content, Place place) {
    if (section == null) {
      missingHeader(place);
      return;
    }
    int delimiter = delimiter(content);
    String key = delimiter < 0 ? "" : strip(content.substring(0, delimiter));
    if (key.isEmpty()) {
      problem(place, "`%s` is not `key: value`".formatted(content));
      return;
    }
    addEntry(section, key.toLowerCase(Locale.ROOT), strip(content.substring(delimiter + 1)), place);
  }

  private void addEntry(OpenSection into, String key, String value, Place place) {
    OpenEntry opened = new OpenEntry(key, new ArrayList<>(List.of(value)), place);
    OpenEntry earlier = into.entries.putIfAbsent(key, opened);
    if (earlier != null) {
      problem(
          place,
          "key `%s` is already set in line %d; keep one of them"
              .formatted(key, earlier.place.line()));
    }
    entry = opened;
  }

  private void missingHeader(Place place) {
    if (!headless) {
      problem(place, "there must be a section such as [main] before the first key");
    }
    headless = true;
  }

  private void problem(Place place, String message) {
    problems.add(new ConfigProblem(place, message));
  }

  private static int delimiter(String content) {
    int colon = content.indexOf(':');
    int equals = content.indexOf('=');
    return colon < 0 || equals < 0 ? Math.max(colon, equals) : Math.min(colon, equals);
  }

  private static String strip(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return stripEnd(text.substring(start));
  }

  private static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Python's idea of white space: with no-break spaces and U+0085, which Java leaves. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
