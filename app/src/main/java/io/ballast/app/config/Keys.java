package io.ballast.app.config;

import java.util.List;
import java.util.stream.Stream;

/** Every key there is. */
final class Keys {
  static final List<ConfigKey<?, ?>> ALL =
      Stream.of(
              MainKeys.ALL,
              LoggingKeys.ALL,
              List.of(CollectorKeys.HOST, CollectorKeys.GUEST),
              ClassKeys.ALL,
              GuardKeys.ALL,
              VdsmKeys.ALL)
          .<ConfigKey<?, ?>>flatMap(List::stream)
          .toList();

  private Keys() {}

  /** The keys of one kind of section, in the order we write them. */
  static List<ConfigKey<?, ?>> of(SectionKind kind) {
    return ALL.stream().filter(key -> key.section() == kind).toList();
  }

  /** The names of the keys of one kind of section. */
  static List<String> names(SectionKind kind) {
    return of(kind).stream().<String>map(ConfigKey::name).toList();
  }
}
