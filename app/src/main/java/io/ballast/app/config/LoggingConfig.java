package io.ballast.app.config;

/**
 * The section {@code [logging]}.
 *
 * @param maxBytes a log file of this many bytes is put aside
 * @param backupCount how many files put aside are kept
 */
public record LoggingConfig(LogTarget log, Verbosity verbosity, int maxBytes, int backupCount) {}
