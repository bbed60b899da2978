package io.ballast.core.guard;

import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.util.Optional;

/**
 * What the kernel's merging thread takes of a CPU: it scans some pages and sleeps, in turn.
 *
 * @param pageMillis the time that a page takes, measured now
 */
record KsmLoad(double pageMillis) {
  /** Below this the measure is mostly noise: a clock tick in a sample is as much. */
  private static final double LEAST = 0.01;

  /** A thread that never sleeps takes all; how long its pages take cannot be told from that. */
  private static final double MOST = 0.99;

  /** Absent where it does not run, sleeps not at all, or hardly does anything. */
  static Optional<KsmLoad> of(KsmReading ksm, KsmTrack track) {
    double share = Math.min(MOST, ksm.cpuPercent().orElse(0) / 100);
    long pages = ksm.knob(KsmKnob.PAGES_TO_SCAN).orElse(0);
    long sleep = ksm.knob(KsmKnob.SLEEP_MILLISECS).orElse(0);
    boolean telling =
        ksm.isRunning() && track.isMeasured() && share >= LEAST && pages > 0 && sleep > 0;
    return telling
        ? Optional.of(new KsmLoad(sleep * share / (1 - share) / pages))
        : Optional.empty();
  }

  /** The most pages that fit between sleeps of that length into that share of a CPU. */
  long mostPages(long sleepMillis, double share) {
    return share >= 1
        ? Long.MAX_VALUE
        : (long) Math.floor(sleepMillis * share / (1 - share) / pageMillis);
  }

  /** The shortest sleep between so many pages within that share of a CPU, in milliseconds. */
  long leastSleep(long pages, double share) {
    return share >= 1 ? 0 : (long) Math.ceil(pages * pageMillis * (1 - share) / share);
  }
}
