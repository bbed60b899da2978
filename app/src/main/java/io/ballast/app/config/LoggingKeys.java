package io.ballast.app.config;

import java.util.List;
import java.util.function.Function;

/** The keys of {@code [logging]}. */
final class LoggingKeys {
  static final ConfigKey<LoggingConfig, LogTarget> LOG =
      key(
          "log",
          ValueTypes.LOG,
          new LogTarget.Stdio(),
          LoggingConfig::log,
          "Where log lines go; `stdio` is the standard error stream.");
  static final ConfigKey<LoggingConfig, Verbosity> VERBOSITY =
      key(
          "verbosity",
          ValueTypes.choice(Verbosity.values()),
          Verbosity.INFO,
          LoggingConfig::verbosity,
          "How much is logged; MOM's numbers from 5 (`debug`) to 1 (`critical`) are read too.");
  static final ConfigKey<LoggingConfig, Integer> MAX_BYTES =
      key(
          "max-bytes",
          ValueTypes.count(0, Integer.MAX_VALUE),
          2_097_152,
          LoggingConfig::maxBytes,
          "The size in bytes at which a log file is put aside; 0 means never.");
  static final ConfigKey<LoggingConfig, Integer> BACKUP_COUNT =
      key(
          "backup-count",
          ValueTypes.count(0, 1_000),
          5,
          LoggingConfig::backupCount,
          "How many log files put aside are kept.");

  static final List<ConfigKey<LoggingConfig, ?>> ALL =
      List.of(LOG, VERBOSITY, MAX_BYTES, BACKUP_COUNT);

  private LoggingKeys() {}

  static LoggingConfig read(SectionReader in) {
    return new LoggingConfig(
        in.get(LOG), in.get(VERBOSITY), in.get(MAX_BYTES), in.get(BACKUP_COUNT));
  }

  private static <T> ConfigKey<LoggingConfig, T> key(
      String name, ValueType<T> type, T fallback, Function<LoggingConfig, T> from, String doc) {
    return new ConfigKey<>(SectionKind.LOGGING, name, type, fallback, from, doc);
  }
}
