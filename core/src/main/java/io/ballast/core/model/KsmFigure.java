package io.ballast.core.model;

import io.ballast.policy.vocabulary.Unit;
import java.util.Locale;

/** What the kernel tells of its merging of equal pages (KSM), each a file beside the knobs. */
public enum KsmFigure {
  PAGES_SHARED(true, Unit.PAGES, "Pages kept, each in the place of several equal ones."),
  PAGES_SHARING(true, Unit.PAGES, "Pages saved: places that share a kept page."),
  PAGES_UNSHARED(true, Unit.PAGES, "Pages that are looked at again and again and equal no other."),
  PAGES_VOLATILE(true, Unit.PAGES, "Pages that change too fast to be merged."),
  FULL_SCANS(true, Unit.COUNT, "How often all memory that may be merged was scanned."),
  GENERAL_PROFIT(
      false, Unit.BYTES, "Memory saved less what the book-keeping takes; below 0 it is a loss."),
  PAGES_SCANNED(false, Unit.PAGES, "Pages scanned since the host's start."),
  PAGES_SKIPPED(false, Unit.PAGES, "Pages that `smart_scan` left out."),
  KSM_ZERO_PAGES(false, Unit.PAGES, "Pages of zeros merged with the kernel's own one."),
  USE_ZERO_PAGES(false, Unit.NONE, "Whether pages of zeros are merged with the kernel's own one."),
  SMART_SCAN(false, Unit.NONE, "Whether pages that found no equal are left out of some scans."),
  MAX_PAGE_SHARING(false, Unit.PAGES, "How many places may share one kept page."),
  STABLE_NODE_CHAINS(false, Unit.COUNT, "Contents kept in more than one page."),
  STABLE_NODE_DUPS(false, Unit.COUNT, "Pages kept beyond one of each content."),
  STABLE_NODE_CHAINS_PRUNE_MILLISECS(
      false, Unit.MILLISECONDS, "How often kept pages without sharers are let go."),
  ADVISOR_MAX_CPU(false, Unit.PERCENT, "The most of a CPU that the advisor lets it take."),
  ADVISOR_TARGET_SCAN_TIME(false, Unit.SECONDS, "How long a full scan shall take to the advisor."),
  ADVISOR_MIN_PAGES_TO_SCAN(false, Unit.PAGES, "The fewest pages that the advisor lets it scan."),
  ADVISOR_MAX_PAGES_TO_SCAN(false, Unit.PAGES, "The most pages that the advisor lets it scan.");

  private static final String PREFIX = "ksm_";

  private final boolean everywhere;
  private final Unit unit;
  private final String doc;

  KsmFigure(boolean everywhere, Unit unit, String doc) {
    this.everywhere = everywhere;
    this.unit = unit;
    this.doc = doc;
  }

  /** Whether every kernel with KSM has it; the others came with later ones. */
  public boolean isEverywhere() {
    return everywhere;
  }

  public Unit unit() {
    return unit;
  }

  /** One sentence: what it is. */
  public String doc() {
    return doc;
  }

  /** The file. */
  public String path() {
    return KsmKnob.FOLDER + text();
  }

  /** What policies call the field: as MOM does, where it has it. */
  public String field() {
    return text().startsWith(PREFIX) ? text() : PREFIX + text();
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
