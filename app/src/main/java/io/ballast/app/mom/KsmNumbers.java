package io.ballast.app.mom;

import io.ballast.core.collect.KernelView;
import io.ballast.core.model.KsmFields;
import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The five numbers without which vdsm's own statistics fail: they are told from the first moment
 * on, and also where no collector reads KSM.
 *
 * @param values by the names that MOM has for them
 */
record KsmNumbers(Map<String, Object> values) {

  /** As the kernel tells them now; 0 for what it does not tell. */
  static KsmNumbers first(KernelView kernel) {
    return of(
        number(kernel, KsmKnob.RUN.path()),
        number(kernel, KsmKnob.PAGES_TO_SCAN.path()),
        number(kernel, KsmKnob.MERGE_ACROSS_NODES.path()),
        number(kernel, KsmFigure.PAGES_SHARING.path()),
        0);
  }

  static KsmNumbers of(KsmReading seen) {
    return of(
        orZero(seen.knob(KsmKnob.RUN)),
        orZero(seen.knob(KsmKnob.PAGES_TO_SCAN)),
        orZero(seen.knob(KsmKnob.MERGE_ACROSS_NODES)),
        orZero(seen.figure(KsmFigure.PAGES_SHARING)),
        Math.round(seen.cpuPercent().orElse(0)));
  }

  private static KsmNumbers of(long run, long scan, long across, long sharing, long cpu) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(KsmKnob.RUN.control(), run);
    values.put(KsmKnob.PAGES_TO_SCAN.control(), scan);
    values.put(KsmKnob.MERGE_ACROSS_NODES.control(), across);
    values.put(KsmFigure.PAGES_SHARING.field(), sharing);
    values.put(KsmFields.KSMD_CPU_USAGE.name(), cpu);
    return new KsmNumbers(values);
  }

  private static long orZero(OptionalLong value) {
    return value.orElse(0);
  }

  /** A kernel without KSM merges nothing. */
  private static long number(KernelView kernel, String path) {
    try {
      return Long.parseLong(kernel.read(path).strip());
    } catch (IOException | NumberFormatException untold) {
      return 0;
    }
  }
}
