package io.ballast.app.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Plays many sequences, each by its seed, a few at once. */
final class Calamities {
  private static final int THREADS = 2;
  private static final int MOST_TOLD = 5;

  /** An engine's thread has as much: policies are interpreted on it. */
  private static final long STACK_BYTES = 4 << 20;

  private Calamities() {}

  /**
   * What the sequences of so many seeds in a row came to.
   *
   * @throws AssertionError if one breaks a promise: it tells how many do, and of the first of them
   */
  static Tally play(long firstSeed, int count) throws InterruptedException {
    Tally sum = new Tally();
    List<Throwable> failures = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS, work -> new Thread(null, work, "calamities", STACK_BYTES))) {
      List<Future<Tally>> played = new ArrayList<>();
      for (long seed = firstSeed; seed < firstSeed + count; seed++) {
        long one = seed;
        played.add(threads.submit(() -> Calamity.play(one)));
      }
      for (Future<Tally> each : played) {
        try {
          sum.add(each.get());
        } catch (ExecutionException failed) {
          failures.add(failed.getCause() == null ? failed : failed.getCause());
        }
      }
    }
    tell(failures, count);
    return sum;
  }

  private static void tell(List<Throwable> failures, int count) {
    if (failures.isEmpty()) {
      return;
    }
    String first =
        failures.stream()
            .limit(MOST_TOLD)
            .map(failure -> String.valueOf(failure.getMessage()))
            .collect(Collectors.joining("\n\n"));
    throw new AssertionError(
        "%d of %d sequences break a promise.%n%s".formatted(failures.size(), count, first),
        failures.getFirst());
  }
}
