package io.ballast.host.guestagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InquiriesTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final List<String> problems = new ArrayList<>();
  private volatile Moment now = TestGuests.at(0);
  private volatile boolean failing;
  private final Inquiries inquiries = new Inquiries("test", this::answer, () -> now, 3);

  private MemoryReport answer(GuestReading guest) throws IOException {
    int count = asked.computeIfAbsent(guest.name(), name -> new AtomicInteger()).incrementAndGet();
    if (guest.name().startsWith("hangs")) {
      try {
        hanging.await();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
    if (failing) {
      throw new IOException("no agent");
    }
    return TestGuests.report(count, now);
  }

  @AfterEach
  void stop() {
    hanging.countDown();
    inquiries.close();
  }

  private Optional<MemoryReport> latest(String guest, double seconds) {
    now = TestGuests.at(seconds);
    problems.clear();
    return inquiries.latest(TestGuests.guest(guest), now, problems::add);
  }

  private int asked(String guest) {
    AtomicInteger count = asked.get(guest);
    return count == null ? 0 : count.get();
  }

  /** Looks again, at the same moment, until it is so. */
  private void await(String guest, double seconds, java.util.function.BooleanSupplier until)
      throws InterruptedException {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!until.getAsBoolean()) {
      latest(guest, seconds);
      assertThat(System.nanoTime()).as("%s at %s", guest, seconds).isLessThan(end);
      Thread.sleep(2);
    }
  }

  private boolean tells(String guest, double seconds, long total) {
    return latest(guest, seconds).filter(report -> report.totalKib() == total).isPresent();
  }

  @Test
  void theFirstLookHasNoAnswerAndNeedNotWaitForOne() throws InterruptedException {
    assertThat(latest("hangs", 0)).isEmpty();
    await("web", 0, () -> tells("web", 0, 1));
  }

  @Test
  void oneQuestionAtATimeIsUnderWayForAGuest() throws InterruptedException {
    latest("hangs", 0);
    await("hangs", 1, () -> asked("hangs") == 1);
    latest("hangs", 100);
    latest("hangs", 1000);
    await("web", 1000, () -> tells("web", 1000, 1));
    assertThat(asked("hangs")).isEqualTo(1);
  }

  @Test
  void guestsThatHangHoldUpNoOthersWhileThereAreThreads() throws InterruptedException {
    latest("hangs1", 0);
    latest("hangs2", 0);
    await("web", 0, () -> tells("web", 0, 1));
  }

  @Test
  void anAnswerIsAskedForAnewAndAnOldOneIsNotTold() throws InterruptedException {
    await("web", 0, () -> tells("web", 0, 1));
    assertThat(latest("web", 0.1)).isPresent();
    assertThat(asked("web")).isEqualTo(1);
    failing = true;
    await("web", 1, () -> asked("web") == 2);
    await("web", 1, () -> latest("web", 1).isPresent() && !problems.isEmpty());
    assertThat(problems).containsExactly("no agent");
    assertThat(latest("web", Inquiries.KEPT.toSeconds() - 1)).isPresent();
    assertThat(latest("web", Inquiries.KEPT.toSeconds() + 1)).isEmpty();
  }

  @Test
  void oneThatFailsIsAskedLessAndLessOften() {
    Inquiry inquiry = new Inquiry();
    List<Integer> times = new ArrayList<>();
    for (int second = 0; second <= 1200; second++) {
      Moment moment = TestGuests.at(second);
      if (inquiry.begins(moment)) {
        inquiry.ask(
            guest -> {
              throw new IOException("no agent");
            },
            TestGuests.guest("web"),
            () -> moment);
        times.add(second);
      }
    }
    assertThat(times).containsExactly(0, 5, 15, 35, 75, 155, 315, 615, 915);
  }

  /** Waits until a question that may be under way has ended. */
  private void settle(String guest) throws InterruptedException {
    int before;
    do {
      before = asked(guest);
      Thread.sleep(5);
    } while (before != asked(guest) || before > 0 && problemOf(guest).isEmpty());
  }

  private List<String> problemOf(String guest) {
    List<String> told = new ArrayList<>();
    inquiries.latest(TestGuests.guest(guest), now, told::add);
    return told;
  }

  @Test
  void oneThatAnswersAgainIsAskedAsBefore() throws InterruptedException {
    failing = true;
    await("web", 0, () -> asked("web") == 1);
    settle("web");
    failing = false;
    await("web", 6, () -> tells("web", 6, 2));
    assertThat(latest("web", 6)).isPresent();
    assertThat(problems).isEmpty();
    await("web", 7, () -> tells("web", 7, 3));
  }

  @Test
  void guestsThatEndedAreForgotten() throws InterruptedException {
    await("web", 0, () -> tells("web", 0, 1));
    latest("web", 0.1);
    assertThat(asked("web")).as("it is not time yet").isEqualTo(1);
    inquiries.retain(Set.of());
    await("web", 0.1, () -> asked("web") == 2);
  }

  @Test
  void afterTheEndNobodyIsAsked() throws InterruptedException {
    await("web", 0, () -> tells("web", 0, 1));
    inquiries.close();
    latest("other", 0);
    latest("web", 10);
    assertThat(asked("other")).isZero();
    assertThat(asked("web")).isEqualTo(1);
  }
}
