package io.ballast.core.model;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's merging of equal pages (KSM) at one moment.
 *
 * @param knobs those that this kernel has
 * @param figures those that this kernel has
 * @param advisorMode what steers `pages_to_scan` in the kernel itself, {@code none} if nothing
 *     does; empty where the kernel has no advisor
 * @param cpuPercent what the kernel's thread took of one CPU since the reading before; absent at
 *     first, and where the thread cannot be seen
 */
public record KsmReading(
    Map<KsmKnob, Long> knobs,
    Map<KsmFigure, Long> figures,
    String advisorMode,
    OptionalDouble cpuPercent) {
  /** It runs while {@link KsmKnob#RUN} is this. */
  public static final long RUNNING = 1;

  /** {@link KsmKnob#RUN} for stopping it and undoing all merging. */
  public static final long UNMERGE = 2;

  /** {@link KsmKnob#RUN} for stopping it and keeping what is merged. */
  public static final long STOPPED = 0;

  private static final String NO_ADVISOR = "none";
  private static final long BYTES_PER_KIB = 1024;

  public KsmReading {
    knobs = Map.copyOf(knobs);
    figures = Map.copyOf(figures);
  }

  public OptionalLong knob(KsmKnob knob) {
    return optional(knobs.get(knob));
  }

  public OptionalLong figure(KsmFigure figure) {
    return optional(figures.get(figure));
  }

  public boolean isRunning() {
    return knob(KsmKnob.RUN).orElse(STOPPED) == RUNNING;
  }

  /** Whether the kernel's own advisor sets how many pages are scanned. */
  public boolean isAdvised() {
    return !advisorMode.isEmpty() && !advisorMode.equals(NO_ADVISOR);
  }

  /** Pages that each stand for several. */
  public long pagesShared() {
    return figure(KsmFigure.PAGES_SHARED).orElse(0);
  }

  public long fullScans() {
    return figure(KsmFigure.FULL_SCANS).orElse(0);
  }

  /** Memory that was saved and would be taken again if all was unmerged, in KiB. */
  public long mergedKib() {
    long pages =
        figure(KsmFigure.PAGES_SHARING).orElse(0) + figure(KsmFigure.KSM_ZERO_PAGES).orElse(0);
    return pages * Memory.KIB_PER_PAGE;
  }

  /** What it saves in KiB, less its book-keeping where the kernel tells that; may be below 0. */
  public long savedKib() {
    OptionalLong profit = figure(KsmFigure.GENERAL_PROFIT);
    return profit.isPresent() ? profit.getAsLong() / BYTES_PER_KIB : mergedKib();
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
