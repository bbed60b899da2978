package io.ballast.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  private Backoff backoff(double random) {
    return new Backoff(clock::get, () -> random);
  }

  @Test
  void beforeAFailureThereIsNothingToWaitFor() {
    assertThat(backoff(0).remaining()).isZero();
  }

  @Test
  void eachFailureDoublesThePauseUpToHalfAMinute() {
    Backoff backoff = backoff(0);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
      backoff.failed();
      assertThat(backoff.remaining()).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void chanceMakesAPauseLongerButNotBeyondTheLongest() {
    Backoff backoff = backoff(1);
    backoff.failed();
    assertThat(backoff.remaining()).isEqualTo(Duration.ofMillis(1200));
    for (int i = 0; i < 10; i++) {
      backoff.failed();
    }
    assertThat(backoff.remaining()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void timePasses() {
    Backoff backoff = backoff(0);
    backoff.failed();
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(backoff.remaining()).isZero();
  }

  @Test
  void aSuccessForgetsTheFailures() {
    Backoff backoff = backoff(0);
    backoff.failed();
    backoff.failed();
    backoff.succeeded();
    assertThat(backoff.remaining()).isZero();
    backoff.failed();
    assertThat(backoff.remaining()).isEqualTo(Duration.ofSeconds(1));
  }
}
