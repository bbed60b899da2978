package io.ballast.core.record;

import static io.ballast.core.contract.Guests.Told.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.LastHour.Bounds;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
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
    assertThat(texts(hour)).containsExactly("e7", "e8", "e9");
    assertThat(hour.dropped()).isEqualTo(9); // 10 told, a first decision and a size.
    assertThat(hour.decisions(100)).hasSize(2);
    assertThat(hour.cycles()).extracting(CycleRecord::number).containsExactly(10L);
  }

  @Test
  void sizesMakeRoomForWhatHappensRarely() {
    LastHour hour = keeping(new Bounds(4, 2, 2, 1000));
    hour.tell(event("rare"));
    for (int i = 0; i < 10; i++) {
      hour.write(sized("a", i % 2 == 0 ? 500 : 900, A));
    }
    assertThat(texts(hour)).hasSize(4).startsWith("rare", "first decision, over 1 guests");
    assertThat(texts(hour).getLast()).contains("-> 900 MiB");
    assertThat(hour.dropped()).isEqualTo(8);
  }

  @Test
  void onlyTheCycleThatLastSizedAGuestIsKept() {
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

    CycleRecord third = sized("a", 800, A, B);
    hour.write(third);
    assertThat(hour.cycles())
        .as("nobody asks for the first any more")
        .containsExactly(third, second);
    hour.write(cycles.see(A));
    assertThat(hour.cycles()).as("b has gone").containsExactly(third);
  }

  /** Cycles that size these guests one after the other, over all of them each time. */
  private List<CycleRecord> inTurn(LastHour hour, Told... guests) {
    List<CycleRecord> written = new ArrayList<>();
    for (Told told : guests) {
      CycleRecord cycle = sized(told.name(), 900, guests);
      hour.write(cycle);
      written.add(cycle);
    }
    return written;
  }

  private static Told[] told(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> guest("g" + i, 1000, 2000, 500))
        .toArray(Told[]::new);
  }

  /** Each record has its own numbers, and its guests' samples that the one before had not. */
  @Test
  void weightCountsWhatIsSharedOnce() {
    LastHour hour = keeping(new Bounds(10, 10, 100, 10_000));
    inTurn(hour, told(20));
    assertThat(hour.cycles()).hasSize(20);
    assertThat(hour.weight()).isEqualTo(20 * (1L + 20 + 20));
  }

  @Test
  void weightIsBoundedAndTheOldestGoesFirst() {
    LastHour hour = keeping(new Bounds(10, 10, 100, 400));
    List<CycleRecord> written = inTurn(hour, told(20));
    // The oldest with ten samples of each guest, and four more with a new one each.
    assertThat(hour.weight()).isEqualTo((1 + 20 * 11) + 4 * (1L + 20 + 20));
    assertThat(hour.cycles()).isEqualTo(written.subList(15, 20).reversed());
    assertThat(hour.lastThatActedOn(Guests.id("g0"))).isEmpty();
  }

  /** Policies that came and went stay as long as a cycle that asked them: their size counts. */
  @Test
  void whatWasAskedWeighsByItsTextOnceForCyclesInARow() {
    LastHour plain = keeping(new Bounds(10, 10, 100, 10_000));
    inTurn(plain, told(3));
    Evaluate one = policy(1_000);
    LastHour asking = keeping(new Bounds(10, 10, 100, 10_000));
    List<Evaluate> asked = List.of(policy(5_000), one, one);
    List<CycleRecord> cycles = plain.cycles().reversed();
    for (int i = 0; i < 3; i++) {
      asking.write(asking(cycles.get(i), asked.get(i)));
    }
    assertThat(asking.weight()).isEqualTo(plain.weight() + 5_000 / 50 + 1_000 / 50);
  }

  private static Evaluate policy(int chars) {
    String text = "0" + " ".repeat(chars - 1);
    return new Evaluate(
        Compiled.of(Parser.parse(Source.of("p", text)).program()),
        EntityType.of("host", false, List.of(), List.of()),
        EntityType.of("guest", true, List.of(), List.of()),
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {}));
  }

  private static CycleRecord asking(CycleRecord cycle, Evaluate policy) {
    return new CycleRecord(
        cycle.number(),
        Optional.of(policy),
        cycle.snapshot(),
        cycle.before(),
        cycle.evaluated(),
        cycle.judgement(),
        cycle.deeds(),
        cycle.nanos());
  }

  @Test
  void theNumberOfCyclesIsBounded() {
    LastHour hour = keeping(new Bounds(10, 10, 3, 10_000));
    inTurn(hour, told(20));
    assertThat(hour.cycles()).hasSize(3);
  }

  @Test
  void theNewestIsKeptHoweverLargeItIs() {
    LastHour hour = keeping(new Bounds(10, 10, 100, 1));
    List<CycleRecord> written = inTurn(hour, A, B);
    assertThat(hour.cycles()).containsExactly(written.getLast());
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
