package io.ballast.host.guestagent;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

final class TestGuests {
  private TestGuests() {}

  static GuestReading guest(String name) {
    return new GuestReading(
        new GuestId(name),
        name,
        GuestState.RUNNING,
        OptionalLong.empty(),
        new GuestTraits(true, false, false, false, 2),
        Optional.empty(),
        Optional.empty());
  }

  static Moment at(double seconds) {
    long nanos = Math.round(seconds * 1e9);
    return new Moment(Instant.ofEpochSecond(1_000_000).plusNanos(nanos), nanos);
  }

  static MemoryReport report(long total, Moment at) {
    OptionalLong unsaid = OptionalLong.empty();
    return new MemoryReport(total, 1, unsaid, unsaid, unsaid, 2, 3, 4, 5, unsaid, unsaid, at);
  }
}
