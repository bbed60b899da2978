package io.ballast.app.rpc;

import io.ballast.core.Time;
import io.ballast.core.model.Moment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether callers may change something; whoever may not is told of in the log now and then. */
final class Setters {
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final boolean allowed;
  private final Time time;
  private final Consumer<String> warnings;
  private final AtomicReference<@Nullable Moment> told = new AtomicReference<>();

  Setters(boolean allowed, Time time, Consumer<String> warnings) {
    this.allowed = allowed;
    this.time = time;
    this.warnings = warnings;
  }

  /** Whether this method may be called. */
  boolean admit(String method) {
    if (!allowed) {
      Moment now = time.now();
      Moment last = told.get();
      if ((last == null || now.since(last).compareTo(QUIET) >= 0)
          && told.compareAndSet(last, now)) {
        warnings.accept(
            "the remote call %s was refused: over TCP nobody can be told from another; use a unix socket as rpc-port, or set rpc-allow-set: true in [main]"
                .formatted(method));
      }
    }
    return allowed;
  }
}
