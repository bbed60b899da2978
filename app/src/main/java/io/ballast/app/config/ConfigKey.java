package io.ballast.app.config;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One key: its only declaration, from which reading, strictness, default and manual come.
 *
 * @param section where it stands
 * @param name in lower case
 * @param fallback the value when the key is absent
 * @param from where the value is found in the record that holds the section
 * @param doc for the manual
 * @param warning what to tell whoever sets it, if anything
 * @param <R> the record that holds the section
 * @param <T> the value
 */
record ConfigKey<R, T>(
    SectionKind section,
    String name,
    ValueType<T> type,
    T fallback,
    Function<R, T> from,
    String doc,
    @Nullable Warning<T> warning) {

  /**
   * A value that is accepted and has no effect, or not the one MOM gives it.
   *
   * @param sentence goes on after the key's name
   */
  record Warning<T>(Predicate<T> when, String sentence) {}

  ConfigKey(
      SectionKind section,
      String name,
      ValueType<T> type,
      T fallback,
      Function<R, T> from,
      String doc) {
    this(section, name, type, fallback, from, doc, null);
  }

  /** The same key, with a sentence for whoever sets such a value. */
  ConfigKey<R, T> warning(Predicate<T> when, String sentence) {
    return new ConfigKey<>(section, name, type, fallback, from, doc, new Warning<>(when, sentence));
  }

  /** The default as it would be written. */
  String defaultText() {
    return type.render(fallback);
  }

  /** The value in {@code holder} as it would be written. */
  String textIn(R holder) {
    return type.render(from.apply(holder));
  }
}
