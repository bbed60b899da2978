package io.ballast.core.collect;

import static io.ballast.core.model.TimeFields.DAY;
import static io.ballast.core.model.TimeFields.HOUR;
import static io.ballast.core.model.TimeFields.MICROSECOND;
import static io.ballast.core.model.TimeFields.MINUTE;
import static io.ballast.core.model.TimeFields.MONTH;
import static io.ballast.core.model.TimeFields.SECOND;
import static io.ballast.core.model.TimeFields.YEAR;

import io.ballast.policy.vocabulary.FieldDecl;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** The local time at which the host was read. */
public final class HostTime implements HostCollector {
  private static final int NANOS_PER_MICROSECOND = 1_000;

  private final ZoneId zone;

  /**
   * @param zone whose time is local
   */
  public HostTime(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public List<FieldDecl> fields() {
    return List.of(YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MICROSECOND);
  }

  @Override
  public void collect(HostRound round, FieldSink sink) {
    ZonedDateTime now = round.at().wall().atZone(zone);
    sink.put(YEAR, now.getYear());
    sink.put(MONTH, now.getMonthValue());
    sink.put(DAY, now.getDayOfMonth());
    sink.put(HOUR, now.getHour());
    sink.put(MINUTE, now.getMinute());
    sink.put(SECOND, now.getSecond());
    sink.put(MICROSECOND, now.getNano() / NANOS_PER_MICROSECOND);
  }
}
