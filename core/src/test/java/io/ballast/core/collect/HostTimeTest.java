package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Moment;
import io.ballast.policy.run.Value;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time of the reading, in the zone of the host. */
class HostTimeTest {
  private static List<Value> collected(String instant, String zone) {
    HostTime collector = new HostTime(ZoneId.of(zone));
    Sample.Draft sample = new Sample.Draft(new Layout(collector.fields()));
    KernelView none =
        path -> {
          throw new NoSuchFileException(path);
        };
    Moment at = new Moment(Instant.parse(instant), 5);
    collector.collect(new HostRound(none, new KsmSeen.Absent(), at), sample);
    return collector.fields().stream().map(sample::get).toList();
  }

  private static List<Value> of(long... parts) {
    return java.util.Arrays.stream(parts).mapToObj(Value::of).toList();
  }

  @Test
  void eachPartIsLocal() {
    assertThat(collected("2026-12-31T23:30:59.123456789Z", "Europe/Berlin"))
        .isEqualTo(of(2027, 1, 1, 0, 30, 59, 123_456));
    assertThat(collected("2026-12-31T23:30:59.123456789Z", "UTC"))
        .isEqualTo(of(2026, 12, 31, 23, 30, 59, 123_456));
  }

  @Test
  void summerTimeIsSeen() {
    assertThat(collected("2026-07-01T12:00:00Z", "Europe/Berlin"))
        .isEqualTo(of(2026, 7, 1, 14, 0, 0, 0));
  }
}
