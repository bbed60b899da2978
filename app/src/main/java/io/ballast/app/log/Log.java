package io.ballast.app.log;

import io.ballast.app.config.LogTarget;
import io.ballast.app.config.LoggingConfig;
import io.ballast.app.config.Verbosity;
import io.ballast.policy.syntax.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The daemon's log. One line a message; nothing that a guest is called can steer a terminal. */
public final class Log implements AutoCloseable {
  private final Logger logger;

  private Log(Logger logger) {
    this.logger = logger;
  }

  /**
   * Opens the log as configured.
   *
   * @throws UncheckedIOException if its file cannot be written
   */
  public static Log open(LoggingConfig config) {
    Logger logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.setLevel(level(config.verbosity()));
    Handler handler = handler(config);
    handler.setLevel(Level.ALL);
    handler.setFormatter(new LineFormat());
    logger.addHandler(handler);
    return new Log(logger);
  }

  /** From now on this much is logged. */
  public void verbosity(Verbosity verbosity) {
    logger.setLevel(level(verbosity));
  }

  public void debug(String line) {
    logger.log(Level.FINE, () -> Printable.of(line));
  }

  public void info(String line) {
    logger.info(Printable.of(line));
  }

  public void warn(String line) {
    logger.warning(Printable.of(line));
  }

  public void error(String line, Throwable cause) {
    logger.log(Level.SEVERE, Printable.of(line), cause);
  }

  /** Gives its file up; what is logged afterwards is lost. */
  @Override
  public void close() {
    for (Handler handler : logger.getHandlers()) {
      logger.removeHandler(handler);
      if (!(handler instanceof ConsoleHandler)) {
        handler.close();
      }
    }
  }

  private static Handler handler(LoggingConfig config) {
    return switch (config.log()) {
      case LogTarget.Stdio _ -> new ConsoleHandler();
      case LogTarget.File file -> fileHandler(file, config);
    };
  }

  private static Handler fileHandler(LogTarget.File file, LoggingConfig config) {
    try {
      return new RotatedFile(file.path(), config.maxBytes(), config.backupCount());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The log file %s cannot be written: %s.".formatted(file.path(), reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static Level level(Verbosity verbosity) {
    return switch (verbosity) {
      case DEBUG -> Level.ALL;
      case INFO -> Level.INFO;
      case WARN -> Level.WARNING;
      case ERROR, CRITICAL -> Level.SEVERE;
    };
  }
}
