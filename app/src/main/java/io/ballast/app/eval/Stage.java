package io.ballast.app.eval;

import io.ballast.app.Wiring;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A moment from a file, as a policy sees it and as the guard does.
 *
 * @param file with the fields that Ballast derives, where the file does not declare them
 * @param seen the same as the daemon would have folded it from its readings
 */
public record Stage(io.ballast.tools.Snapshot file, Snapshot seen) {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

  /** Sets the stage under a configuration's classes, reserve and fields. */
  public static Stage of(io.ballast.tools.Snapshot file, Wiring wiring) {
    Samples host = new Samples(file.host());
    List<Samples> guests = file.guests().stream().map(Samples::new).toList();
    Snapshots wired = wiring.snapshots();
    Fold fold = new Fold(host, guests, interval(file.host()));
    Snapshots snapshots =
        new Snapshots(
            Classes.ofEach(file.guests(), guests, wired.classes()),
            wired.estimator(),
            Math.max(1, fold.rounds()),
            wired.hostReserve());
    Snapshot seen = new Declared(host, guests).over(fold.through(snapshots));
    return new Stage(new Supplements(wiring, host, guests, snapshots, seen).to(file), seen);
  }

  /** The time between two samples: a property of the host, as in conformance vectors. */
  private static Duration interval(Entity host) {
    return switch (host.property("interval")) {
      case Value.Int(var seconds) -> interval(new BigDecimal(seconds));
      case Value.Real(double seconds) when Double.isFinite(seconds) ->
          interval(BigDecimal.valueOf(seconds));
      case Value.Real _,
          Value.Nil _,
          Value.Bool _,
          Value.Text _,
          Value.Items _,
          Value.Ref _,
          Value.Function _ ->
          INTERVAL;
    };
  }

  private static Duration interval(BigDecimal seconds) {
    return seconds.signum() <= 0
        ? INTERVAL
        : Duration.ofMillis(seconds.min(LONGEST).movePointRight(3).longValue());
  }

  /** The names that a policy may use. */
  public Vocabulary vocabulary() {
    return file.vocabulary();
  }
}
