package io.ballast.app.eval;

import io.ballast.core.model.KsmFields;
import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes of a file's fields of KSM the reading that they came from. */
final class KsmFold {
  private KsmFold() {}

  /** Absent if the file does not tell whether it runs. */
  static Optional<KsmReading> reading(Samples host, int sample) {
    Map<KsmKnob, Long> knobs = new EnumMap<>(KsmKnob.class);
    KsmFields.KNOBS.forEach(
        (knob, field) -> host.number(field, sample).ifPresent(value -> knobs.put(knob, value)));
    Map<KsmFigure, Long> figures = new EnumMap<>(KsmFigure.class);
    KsmFields.FIGURES.forEach(
        (figure, field) -> host.signed(field, sample).ifPresent(n -> figures.put(figure, n)));
    OptionalLong cpu = host.number(KsmFields.KSMD_CPU_USAGE, sample);
    return knobs.containsKey(KsmKnob.RUN)
        ? Optional.of(
            new KsmReading(
                knobs,
                figures,
                host.text(KsmFields.KSM_ADVISOR_MODE, sample),
                cpu.isPresent() ? OptionalDouble.of(cpu.getAsLong()) : OptionalDouble.empty()))
        : Optional.empty();
  }
}
