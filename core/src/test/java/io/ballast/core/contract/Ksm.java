package io.ballast.core.contract;

import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** KSM as tests tell it: 100 pages each 20 ms, nothing merged, unless they say otherwise. */
public record Ksm(
    Map<KsmKnob, Long> knobs, Map<KsmFigure, Long> figures, String advisor, double cpuPercent) {

  public static Ksm run(long run) {
    Map<KsmKnob, Long> knobs = new EnumMap<>(KsmKnob.class);
    knobs.put(KsmKnob.RUN, run);
    knobs.put(KsmKnob.PAGES_TO_SCAN, 100L);
    knobs.put(KsmKnob.SLEEP_MILLISECS, 20L);
    knobs.put(KsmKnob.MERGE_ACROSS_NODES, 1L);
    return new Ksm(knobs, Map.of(), "none", 0);
  }

  public Ksm with(KsmKnob knob, long value) {
    Map<KsmKnob, Long> more = new EnumMap<>(knobs);
    more.put(knob, value);
    return new Ksm(more, figures, advisor, cpuPercent);
  }

  public Ksm without(KsmKnob knob) {
    Map<KsmKnob, Long> fewer = new EnumMap<>(knobs);
    fewer.remove(knob);
    return new Ksm(fewer, figures, advisor, cpuPercent);
  }

  public Ksm with(KsmFigure figure, long value) {
    Map<KsmFigure, Long> more = new EnumMap<>(KsmFigure.class);
    more.putAll(figures);
    more.put(figure, value);
    return new Ksm(knobs, more, advisor, cpuPercent);
  }

  /** So much is saved, by one page for each two. */
  public Ksm merged(long mib) {
    return with(KsmFigure.PAGES_SHARING, mib * 256).with(KsmFigure.PAGES_SHARED, mib * 256);
  }

  public Ksm profit(long mib) {
    return with(KsmFigure.GENERAL_PROFIT, mib << 20);
  }

  public Ksm scanned(long times) {
    return with(KsmFigure.FULL_SCANS, times);
  }

  public Ksm advised() {
    return new Ksm(knobs, figures, "scan-time", cpuPercent);
  }

  public Ksm cpu(double percent) {
    return new Ksm(knobs, figures, advisor, percent);
  }

  public KsmReading reading() {
    return new KsmReading(knobs, figures, advisor, OptionalDouble.of(cpuPercent));
  }
}
