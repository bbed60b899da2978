package io.ballast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.ballast.core.collect.History;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a compiled policy allocates does not grow with the history that it averages. */
final class HistoryCostTest {
  private static final int GUESTS = 20;
  private static final int EVALUATIONS = 200;

  private final Interpreter interpreter =
      new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {});

  @Test
  void aHundredTimesTheHistoryIsNoByteMore() throws Exception {
    PolicyMoment moment = PolicyMoment.of(GUESTS, 10);
    PolicyMoment few = withSamples(moment, 10);
    PolicyMoment many = withSamples(moment, 1_000);
    Compiled compiled = Compiled.of(moment.program());
    long once = bytes(compiled, few);
    assertThat(bytes(compiled, many)).isCloseTo(once, within(once / 100));
  }

  private long bytes(Compiled compiled, PolicyMoment moment) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < EVALUATIONS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      Evaluation evaluation = interpreter.evaluate(compiled, moment.world());
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(evaluation.wishes()).isNotEmpty();
    }
    return least;
  }

  /** The same moment, where everybody has been as now for so many samples. */
  private static PolicyMoment withSamples(PolicyMoment moment, int samples) {
    HostSnapshot host = moment.host();
    HostSnapshot longHost =
        new HostSnapshot(
            host.memory(),
            host.ksm(),
            host.reserveKib(),
            repeated(host.history(), samples),
            host.at());
    List<GuestSnapshot> guests =
        moment.snapshot().guests().stream().map(guest -> lengthened(guest, samples)).toList();
    Snapshot snapshot =
        new Snapshot(moment.snapshot().at(), longHost, guests, moment.snapshot().problems());
    return PolicyMoment.of(moment.program(), snapshot, longHost);
  }

  private static GuestSnapshot lengthened(GuestSnapshot guest, int samples) {
    return new GuestSnapshot(
        guest.reading(),
        guest.run(),
        guest.entitlement(),
        guest.estimate(),
        repeated(guest.history(), samples),
        guest.notReady(),
        guest.at());
  }

  private static History repeated(History history, int samples) {
    History longer = History.of(history.newest());
    for (int i = 1; i < samples; i++) {
      longer = longer.plus(history.newest(), samples);
    }
    return longer;
  }
}
