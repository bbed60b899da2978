package io.ballast.app.cli;

import io.ballast.app.daemon.Unusable;
import io.ballast.app.show.EventsReport;
import io.ballast.app.show.EventsText;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What changed in the last hour. */
@Command(
    name = "events",
    description = "Lists what changed in the last hour, the newest at the end.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it answered",
      "  2  the command line or the configuration cannot be used",
      "  4  the daemon cannot be asked: none is running, no permission, or no answer",
      "",
      "Examples:",
      "  ballast events --since 600              the last ten minutes",
      "  ballast events --guest db-1 --limit 20  the last twenty of one guest"
    })
final class EventsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those since a time such as 2026-01-31T12:00:00Z, or so many seconds ago.")
  private @Nullable String since;

  @Option(
      names = "--guest",
      paramLabel = "GUEST",
      description = "Only those of a guest, by its name or UUID; it may be gone.")
  private @Nullable String guest;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "The newest so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private Asking asking = new Asking();

  EventsCommand() {}

  @Override
  public Integer call() throws Unusable {
    EventsText text = new EventsText(ZoneId.systemDefault());
    return asking.print(spec, target(), EventsReport.class, text::of);
  }

  private String target() {
    StringBuilder target = new StringBuilder("/v1/events?limit=" + limit);
    if (since != null) {
      target.append("&since=").append(Asking.encoded(since));
    }
    if (guest != null) {
      target.append("&guest=").append(Asking.encoded(guest));
    }
    return target.toString();
  }
}
