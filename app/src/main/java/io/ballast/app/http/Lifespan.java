package io.ballast.app.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/** Ends connections after a time, however busy they are: one that drips bytes is never idle. */
final class Lifespan implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration longest;
  private final Map<Connection, Scheduler.Task> ends = new ConcurrentHashMap<>();

  Lifespan(Scheduler scheduler, Duration longest) {
    this.scheduler = scheduler;
    this.longest = longest;
  }

  @Override
  public void onOpened(Connection connection) {
    ends.put(
        connection,
        scheduler.schedule(
            () -> connection.getEndPoint().close(), longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void onClosed(Connection connection) {
    Scheduler.Task end = ends.remove(connection);
    if (end != null) {
      end.cancel();
    }
  }
}
