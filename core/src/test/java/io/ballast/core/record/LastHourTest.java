package io.ballast.core.record;

import static io.ballast.core.contract.Guests.Told.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.LastHour.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LastHourTest {
  private static final Told A = guest("a", 1000, 2000, 500);
  private static final Told B = guest("b", 1000, 2000, 500);
  private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

  private final Cycles cycles = new Cycles();
  private final List<String> told = new ArrayList<>();
  private long seconds;

  private LastHour keeping(Bounds bounds) {
    return new LastHour(
        this::now, bounds, new Events(Duration.ofSeconds(20)), e -> told.add(e.text()));
  }

  /** Another clock than that of the cycles. */
  private Moment now() {
    return new Moment(BEGIN.plusSeconds(seconds), seconds * 1_000_000_000L);
  }

  private CycleRecord sized(String name, long to, Told... guests) {
    return cycles
        .sized(name, 1000, to, new Verdict.Allow(List.of()), new Outcome.Accepted())
        .see(guests);
  }

  private static Event event(String text) {
    return new Event(BEGIN, Event.Kind.STARTED, Subject.HOST, text);
  }

  private static List<String> texts(LastHour hour) {
    return hour.events().stream().map(past -> past.event().text()).toList();
  }

  @Test
  void theNewestCycleAgesWithThisMachinesClock() {
    LastHour hour = keeping(Bounds.usual());
    assertThat(hour.latest()).isEmpty();
    CycleRecord cycle = cycles.see(A);
    hour.write(cycle);
    seconds += 40;
    Latest latest = hour.latest().orElseThrow();
    assertThat(latest.cycle()).isSameAs(cycle);
    assertThat(latest.age(now())).hasSeconds(40);
    Moment read = cycle.snapshot().guests().getFirst().at();
    Moment earlier = new Moment(read.wall(), read.nanos() - 7_000_000_000L);
    assertThat(latest.ageOf(earlier, now())).as("and 1 ms of the cycle's own").hasMillis(47_001);
  }

  @Test
  void everyEventIsToldOnceAndKept() {
    LastHour hour = keeping(Bounds.usual());
    hour.tell(event("started"));
    hour.write(cycles.see(A));
    hour.write(cycles.see(A, B));
    assertThat(texts(hour))
        .containsExactly(
            "started",
            "first decision, over 1 guests",
            "came with 1000 MiB of 2000 MiB, class default");
    assertThat(told).isEqualTo(texts(hour));
  }

  @Test
  void anHourLaterItIsForgotten() {
    LastHour hour = keeping(Bounds.usual());
    hour.tell(event("early"));
    hour.write(sized("a", 900, A));
    seconds += 3600;
    assertThat(texts(hour)).hasSize(3);
    seconds += 1;
    assertThat(texts(hour)).as("also while nothing is written").isEmpty();
    hour.write(cycles.see(A));
    assertThat(hour.cycles()).isEmpty();
    assertThat(hour.dropped()).isZero();
  }

  @Test
  void whatIsTooMuchIsDroppedAndCounted() {
    LastHour hour = keeping(new Bounds(3, 2, 2, 1000));
    for (int i = 0; i < 10; i++) {
      hour.tell(event("e" + i));
      hour.write(sized("a", 900 - i, A));
    }
    assertThat(hour.events()).hasSize(3);
    assertThat(hour.dropped()).isEqualTo(18); // 10 told, 10 sizes, 1 first decision.
    assertThat(hour.decisions(100)).hasSize(2);
    assertThat(hour.cycles()).extracting(CycleRecord::number).containsExactly(10L, 9L);
  }

  @Test
  void onlyCyclesThatDidSomethingAreKept() {
    LastHour hour = keeping(Bounds.usual());
    hour.write(cycles.see(A, B));
    CycleRecord first = sized("a", 900, A, B);
    hour.write(first);
    hour.write(cycles.see(A, B));
    CycleRecord second = sized("b", 900, A, B);
    hour.write(second);
    hour.write(
        cycles
            .sized("a", 900, 800, new Verdict.Allow(List.of()), new Outcome.Refused("No."))
            .see(A, B));
    assertThat(hour.cycles()).containsExactly(second, first);
    assertThat(hour.lastThatActedOn(Guests.id("a"))).containsSame(first);
    assertThat(hour.lastThatActedOn(Guests.id("b"))).containsSame(second);
    assertThat(hour.lastThatActedOn(Guests.id("c"))).isEmpty();
  }

  /** Each record has its own numbers, and its guests' samples that the one before had not. */
  @Test
  void weightCountsWhatIsSharedOnce() {
    LastHour hour = keeping(new Bounds(10, 10, 100, 1000));
    for (int i = 0; i < 20; i++) {
      hour.write(sized("a", 900, A, B));
      assertThat(hour.weight()).isEqualTo((i + 1) * (1L + 2 * 2));
    }
  }

  @Test
  void weightIsBoundedAndFollowsWhatIsDropped() {
    LastHour hour = keeping(new Bounds(10, 10, 100, 60));
    for (int i = 0; i < 50; i++) {
      hour.write(sized("a", 900, A, B));
      assertThat(hour.weight()).isLessThanOrEqualTo(60);
    }
    // The oldest with ten samples of each guest, and n - 1 more with a new one each.
    assertThat(hour.cycles()).hasSize(8);
    assertThat(hour.weight()).isEqualTo(1 + 2 * 11 + 7 * (1 + 2 * 2));
  }

  @Test
  void theNewestIsKeptHoweverLargeItIs() {
    LastHour hour = keeping(new Bounds(10, 10, 100, 1));
    hour.write(sized("a", 900, A, B));
    CycleRecord newest = sized("b", 900, A, B);
    hour.write(newest);
    assertThat(hour.cycles()).containsExactly(newest);
  }

  @Test
  void readersOnOtherThreadsSeeWholeValues() throws InterruptedException {
    LastHour hour = keeping(new Bounds(50, 50, 20, 500));
    AtomicBoolean ended = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread reader =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, error) -> failure.set(error))
            .start(
                () -> {
                  long last = 0;
                  while (!ended.get()) {
                    long number = hour.latest().map(l -> l.cycle().number()).orElse(0L);
                    assertThat(number).isGreaterThanOrEqualTo(last);
                    last = number;
                    assertThat(hour.events().size()).isLessThanOrEqualTo(50);
                    assertThat(hour.decisions(9).size()).isLessThanOrEqualTo(9);
                    hour.lastThatActedOn(Guests.id("a"))
                        .ifPresent(cycle -> assertThat(cycle.deeds()).hasSize(1));
                  }
                });
    for (int i = 0; i < 2000; i++) {
      hour.write(sized("a", 900 - i % 7, A, B));
    }
    ended.set(true);
    reader.join();
    assertThat(failure.get()).isNull();
  }
}
