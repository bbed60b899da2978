package io.ballast.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads one section's keys and reports what is wrong with their values.
 *
 * @param place of the section's header, or of the file when the section is absent
 * @param base where relative paths start
 */
record SectionReader(String title, Place place, List<Ini.Entry> entries, Path base, Report report) {

  /** The key's value; its default when it is absent or cannot be read. */
  <T> T get(ConfigKey<?, T> key) {
    return entry(key).map(entry -> read(key, entry)).orElse(key.fallback());
  }

  /** Whether the key is there with a value. */
  boolean has(ConfigKey<?, ?> key) {
    return entry(key).filter(entry -> !entry.value().isEmpty()).isPresent();
  }

  /** Where the key stands, or the section when it does not. */
  Place place(ConfigKey<?, ?> key) {
    return entry(key).map(Ini.Entry::place).orElse(place);
  }

  private Optional<Ini.Entry> entry(ConfigKey<?, ?> key) {
    return entries.stream().filter(entry -> entry.key().equals(key.name())).findFirst();
  }

  private <T> T read(ConfigKey<?, T> key, Ini.Entry entry) {
    try {
      T value = key.type().parse(oneLine(key, entry), base);
      ConfigKey.Warning<T> warning = key.warning();
      if (warning != null && warning.when().test(value)) {
        report.warning(entry.place(), "`%s` %s".formatted(key.name(), warning.sentence()));
      }
      return value;
    } catch (BadValue e) {
      report.error(entry.place(), "`%s` in [%s] %s".formatted(key.name(), title, e.getMessage()));
      return key.fallback();
    }
  }

  private static String oneLine(ConfigKey<?, ?> key, Ini.Entry entry) throws BadValue {
    String value = entry.value().strip();
    if (value.contains("\n") && !key.type().lines()) {
      throw new BadValue(
          "goes on in the next line, because that is indented; begin each key at the line's start");
    }
    return value;
  }
}
