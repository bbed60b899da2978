package io.ballast.app.daemon;

import io.ballast.app.log.Log;
import io.ballast.core.record.Event;
import java.util.function.Consumer;

/** Writes events to the log, a line each. A lost turn stands there already, with its trace. */
public record Journal(Log log) implements Consumer<Event> {
  @Override
  public void accept(Event event) {
    if (event.kind() == Event.Kind.TURN_LOST) {
      return;
    }
    if (event.kind().isWarning()) {
      log.warn(event.line());
    } else {
      log.info(event.line());
    }
  }
}
