package io.ballast.host.guestagent;

import io.ballast.core.Time;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one guest answered last, and when it may be asked again. */
final class Inquiry {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  private @Nullable MemoryReport report;
  private String problem = "";
  private boolean underWay;
  private @Nullable Moment ended;
  private Duration pause = SHORTEST_PAUSE;

  /** Whether a question is due; it is then under way. */
  synchronized boolean begins(Moment now) {
    if (underWay || ended != null && now.since(ended).compareTo(pause) < 0) {
      return false;
    }
    underWay = true;
    return true;
  }

  /** Asks, for as long as it takes. */
  void ask(Question question, GuestReading guest, Time time) {
    try {
      MemoryReport answer = question.ask(guest);
      answered(answer, time.now());
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      failed(String.valueOf(failed.getMessage()), time.now());
    }
  }

  private synchronized void answered(MemoryReport answer, Moment now) {
    report = answer;
    problem = "";
    pause = SHORTEST_PAUSE;
    end(now);
  }

  private synchronized void failed(String why, Moment now) {
    boolean again = !problem.isEmpty();
    problem = why;
    pause = again ? longer(pause) : FIRST_BACK_OFF;
    end(now);
  }

  private void end(Moment now) {
    underWay = false;
    ended = now;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : twice;
  }

  synchronized Optional<MemoryReport> report() {
    return Optional.ofNullable(report);
  }

  /** Why the last question failed, if it did. */
  synchronized Optional<String> problem() {
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }
}
