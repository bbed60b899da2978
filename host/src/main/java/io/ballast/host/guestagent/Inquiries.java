package io.ballast.host.guestagent;

import io.ballast.core.Time;
import io.ballast.core.collect.Informant;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks many guests, each one question at a time, a few guests at once. A guest that does not answer
 * costs its own answer: it is asked less and less often, and keeps nobody waiting.
 */
final class Inquiries implements Informant {
  /** An answer that is older says nothing about now. */
  static final Duration KEPT = Duration.ofSeconds(30);

  private static final int IDLE_SECONDS = 30;

  private final Question question;
  private final Time time;
  private final ThreadPoolExecutor threads;
  private final Map<GuestId, Inquiry> inquiries = new ConcurrentHashMap<>();

  /**
   * @param atOnce so many guests are asked at the same time
   */
  Inquiries(String name, Question question, Time time, int atOnce) {
    this.question = question;
    this.time = time;
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            // Bounded by the number of guests: each waits here once at most.
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name(name + "-", 1).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public Optional<MemoryReport> latest(GuestReading guest, Moment now, Consumer<String> problems) {
    Inquiry inquiry = inquiries.computeIfAbsent(guest.id(), id -> new Inquiry());
    if (inquiry.begins(now)) {
      threads.execute(() -> inquiry.ask(question, guest, time));
    }
    inquiry.problem().ifPresent(problems);
    return inquiry.report().filter(report -> now.since(report.at()).compareTo(KEPT) <= 0);
  }

  @Override
  public void retain(Set<GuestId> present) {
    inquiries.keySet().retainAll(present);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    question.close();
  }
}
