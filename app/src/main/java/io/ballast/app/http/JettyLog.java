package io.ballast.app.http;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hands the web server's warnings to the daemon's log. */
final class JettyLog extends Handler {
  /** Kept: loggers that nobody refers to lose their handlers. */
  private final Logger logger = Logger.getLogger("org.eclipse.jetty");

  private final Consumer<String> warnings;

  JettyLog(Consumer<String> warnings) {
    this.warnings = warnings;
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.WARNING);
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord entry) {
    String cause = entry.getThrown() == null ? "" : ": " + entry.getThrown();
    warnings.accept("web server: " + entry.getMessage() + cause);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
