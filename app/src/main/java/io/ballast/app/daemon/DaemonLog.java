package io.ballast.app.daemon;

import io.ballast.app.log.Log;
import io.ballast.app.policies.InForce;
import io.ballast.app.policies.LivePolicies;
import io.ballast.app.policies.Refused;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Event;
import io.ballast.core.record.LastHour;
import io.ballast.core.record.Recorder;
import io.ballast.core.record.Subject;
import java.time.Instant;
import java.util.function.Supplier;

/** The daemon's records and words: into the last hour, and from there into the log. */
public final class DaemonLog implements EngineLog, LivePolicies.News, Recorder {
  private final Log log;
  private final LastHour hour;
  private final Supplier<Instant> clock;
  private String lost = "";

  /**
   * @param clock the loop's, for what happens outside cycles
   */
  public DaemonLog(Log log, LastHour hour, Supplier<Instant> clock) {
    this.log = log;
    this.hour = hour;
    this.clock = clock;
  }

  public void tell(Event.Kind kind, String text) {
    hour.tell(new Event(clock.get(), kind, Subject.HOST, text));
  }

  @Override
  public void loaded(InForce policies, String warnings) {
    tell(Event.Kind.POLICY_LOADED, "policy %s is loaded".formatted(policies.from()));
    warnings.lines().forEach(log::warn);
  }

  @Override
  public void refused(Refused policies) {
    tell(
        Event.Kind.POLICY_REFUSED,
        "policy %s is refused, the one before stays".formatted(policies.what()));
    policies.why().lines().forEach(log::warn);
  }

  @Override
  public void write(CycleRecord cycle) {
    lost = "";
    hour.write(cycle);
  }

  @Override
  public void debug(String line) {
    log.debug(line);
  }

  /** The same error in a row is told once. */
  @Override
  public void lost(Throwable error) {
    String text = "a cycle was lost to a defect of Ballast; please report it: " + error;
    if (!text.equals(lost)) {
      log.error("a cycle was lost to a defect of Ballast; please report it", error);
      tell(Event.Kind.TURN_LOST, text);
      lost = text;
    }
  }
}
