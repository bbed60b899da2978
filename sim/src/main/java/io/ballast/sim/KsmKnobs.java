package io.ballast.sim;

import io.ballast.core.model.KsmKnob;
import java.util.Optional;

/** KSM's knobs, with the kernel's defaults, and what the kernel refuses to take in them. */
final class KsmKnobs {
  static final long STOP = 0;
  static final long MERGE = 1;
  static final long UNMERGE = 2;

  /** The kernel's, whenever no advisor steers. */
  private static final long PAGES_TO_SCAN = 100;

  /** What an unsigned int of the kernel's holds. */
  private static final long MOST = 0xFFFF_FFFFL;

  private static final String INVALID = "Invalid argument";

  private long run = STOP;
  private long pagesToScan = PAGES_TO_SCAN;
  private long sleepMillisecs = 20;
  private long mergeAcrossNodes = 1;
  private boolean advised;

  /**
   * Takes a value.
   *
   * @param merged whether any pages are merged now
   * @return the kernel's error text if it refuses; the knob is then unchanged
   */
  Optional<String> set(KsmKnob knob, long value, boolean merged) {
    Optional<String> refusal = refusal(knob, value, merged);
    if (refusal.isEmpty()) {
      switch (knob) {
        case RUN -> run = value;
        case PAGES_TO_SCAN -> pagesToScan = value;
        case SLEEP_MILLISECS -> sleepMillisecs = value;
        case MERGE_ACROSS_NODES -> mergeAcrossNodes = value;
      }
    }
    return refusal;
  }

  private Optional<String> refusal(KsmKnob knob, long value, boolean merged) {
    long most =
        switch (knob) {
          case RUN -> UNMERGE;
          case PAGES_TO_SCAN, SLEEP_MILLISECS -> MOST;
          case MERGE_ACROSS_NODES -> 1;
        };
    if (value < 0 || value > most || knob == KsmKnob.PAGES_TO_SCAN && advised) {
      return Optional.of(INVALID);
    }
    boolean fixed = knob == KsmKnob.MERGE_ACROSS_NODES && value != mergeAcrossNodes && merged;
    return fixed ? Optional.of("Device or resource busy") : Optional.empty();
  }

  long get(KsmKnob knob) {
    return switch (knob) {
      case RUN -> run;
      case PAGES_TO_SCAN -> pagesToScan;
      case SLEEP_MILLISECS -> sleepMillisecs;
      case MERGE_ACROSS_NODES -> mergeAcrossNodes;
    };
  }

  boolean advised() {
    return advised;
  }

  /** Turns the advisor on, which begins at its least, or off, which goes back to the default. */
  void advise(boolean on) {
    if (on != advised) {
      advised = on;
      pagesToScan = on ? KsmAdvisor.FEWEST_PAGES : PAGES_TO_SCAN;
    }
  }

  /** The advisor steers. */
  void steer(long pages) {
    pagesToScan = pages;
  }
}
