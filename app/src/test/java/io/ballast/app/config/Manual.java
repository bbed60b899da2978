package io.ballast.app.config;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manual of the configuration, from the declarations of its keys. */
final class Manual {
  private static final String HEAD =
      """
      # Configuration

      Ballast reads MOM's configuration unchanged, and has sections of its own beside. This page is
      made from the declarations in the program; a test fails when the two differ.

      The file is UTF-8 text. A section begins with its name in brackets, each of its lines is
      `key: value` or `key = value`. Lines that begin with `#` or `;` are comments; there are none
      behind a value. A line that is indented deeper than its key's continues the value. Keys may be
      written in any case; sections may not. Relative paths start from the folder of the file.

      `%(key)s` is the value of another key of the same section or of `[DEFAULT]`, and `%%` is `%`, as is
      any other `%`. A section that does not have a key takes it from `[DEFAULT]`. Under
      `[Collector: NAME]` neither holds: what stands there is the collector's.

      Every section and key may be left out. One that is unknown or set twice, or a value that
      cannot be, stops the start, and all such problems are told at once. What is accepted from MOM
      and has no effect in this version is told as a warning.

      A size of memory is a percentage such as `75 %` or an amount such as `512 MiB`, in KiB, MiB, GiB or TiB. A duration is
      a number of seconds, or has a unit: `250ms`, `5s`, `2m`, `1h`.
      """;

  private Manual() {}

  static String text() {
    return HEAD
        + Stream.of(SectionKind.values()).map(Manual::section).collect(Collectors.joining());
  }

  private static String section(SectionKind kind) {
    String head = "\n## [%s]\n\n%s\n".formatted(kind.title(), kind.doc());
    if (kind == SectionKind.COLLECTOR) {
      return head + settings();
    }
    String rows = Keys.of(kind).stream().map(Manual::row).collect(Collectors.joining());
    return rows.isEmpty()
        ? head
        : head + "\n| key | default | value | meaning |\n|---|---|---|---|\n" + rows;
  }

  private static String settings() {
    String rows =
        CollectorSetting.ALL.stream()
            .map(
                setting ->
                    "| %s | `%s` | %s | %s |\n"
                        .formatted(
                            setting.collector(),
                            setting.name(),
                            setting.type().doc(),
                            setting.doc()))
            .collect(Collectors.joining());
    return "\n| collector | key | value | meaning |\n|---|---|---|---|\n" + rows;
  }

  private static String row(ConfigKey<?, ?> key) {
    String fallback = key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`";
    String meaning = key.doc().replace("\n", " ");
    return "| `%s` | %s | %s | %s |\n".formatted(key.name(), fallback, key.type().doc(), meaning);
  }
}
