package io.ballast.sim;

import io.ballast.core.model.KsmKnob;

/** ksmd, the kernel's thread that scans: how far it gets, what it costs, and what it counts. */
final class KsmScanner {
  /** To sum up a page and look for its like: about as much as a page's memory takes to read. */
  static final double SECONDS_PER_PAGE = 3e-6;

  /** What the kernel keeps for each page that it knows, in bytes. */
  static final long RECORD_BYTES = 64;

  private final boolean smart;
  private double cpus;
  private double cpuSeconds;
  private double scannedPages;
  private double skippedPages;
  private double donePart;
  private double scanSeconds;
  private double scanCpuSeconds;
  private long fullScans;
  private double knownKib;

  /**
   * @param smart whether it skips pages that were not merged for long
   */
  KsmScanner(boolean smart) {
    this.smart = smart;
  }

  /** It does not run for a while. */
  void rest() {
    cpus = 0;
  }

  /**
   * It scans for a while.
   *
   * @param tally of what it scans
   * @return the part of it that it got through, 0 to 1; of all pages, those skipped included
   */
  double scan(KsmKnobs knobs, KsmTally tally, double seconds) {
    double batch = knobs.get(KsmKnob.PAGES_TO_SCAN);
    double work = batch * SECONDS_PER_PAGE;
    double sleep = knobs.get(KsmKnob.SLEEP_MILLISECS) / 1e3;
    if (batch == 0 || tally.present() == 0) {
      rest();
      return 0;
    }
    double pages = batch / (work + sleep) * seconds;
    cpus = work / (work + sleep);
    cpuSeconds += cpus * seconds;
    scannedPages += pages;
    return pass(knobs, tally, pages, seconds);
  }

  private double pass(KsmKnobs knobs, KsmTally tally, double pages, double seconds) {
    double all = (double) tally.present() / Size.PAGE_KIB;
    double skipped = skippedPart() * Math.max(0, knownKib - tally.merged()) / Size.PAGE_KIB;
    double part = pages / Math.max(1, all - skipped);
    skippedPages += part * skipped;
    knownKib = Math.min(tally.present(), knownKib + part * tally.present());
    scanSeconds += seconds;
    scanCpuSeconds += cpus * seconds;
    donePart += part;
    if (donePart >= 1) {
      end(knobs);
    }
    return Math.min(1, part);
  }

  /** One full scan has ended, or of few pages several. */
  private void end(KsmKnobs knobs) {
    long ended = (long) donePart;
    fullScans += ended;
    if (knobs.advised()) {
      double busy = scanCpuSeconds / scanSeconds;
      long pages = knobs.get(KsmKnob.PAGES_TO_SCAN);
      knobs.steer(KsmAdvisor.advise(pages, scanSeconds / ended, busy));
    }
    donePart -= ended;
    scanSeconds = 0;
    scanCpuSeconds = 0;
  }

  /** A page that was not merged in some scans is left out of more and more of the next ones. */
  private double skippedPart() {
    if (!smart || fullScans < 3) {
      return 0;
    }
    return fullScans < 8 ? 0.5 : 0.8;
  }

  /** Pages of guests that ended are no longer known. */
  void forget(KsmTally tally) {
    knownKib = Math.clamp(knownKib, tally.merged(), tally.present());
  }

  /** Unmerging drops all that is known of pages. */
  void forgetAll() {
    knownKib = 0;
    donePart = 0;
  }

  /** Whether it knows any page. */
  boolean knows() {
    return knownKib > 0;
  }

  /** Of the memory scanned, what it knows. */
  long knownKib() {
    return (long) knownKib;
  }

  /** The host's memory that it keeps its records in. */
  long recordsKib() {
    return (long) (knownKib / Size.PAGE_KIB * RECORD_BYTES / 1024);
  }

  /** CPUs that it keeps busy now. */
  double cpus() {
    return cpus;
  }

  /** CPU time that it ever took. */
  double cpuSeconds() {
    return cpuSeconds;
  }

  long scannedPages() {
    return (long) scannedPages;
  }

  long skippedPages() {
    return (long) skippedPages;
  }

  long fullScans() {
    return fullScans;
  }
}
