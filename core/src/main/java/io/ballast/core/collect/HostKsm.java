package io.ballast.core.collect;

import static io.ballast.core.model.KsmFields.FIGURES;
import static io.ballast.core.model.KsmFields.KNOBS;
import static io.ballast.core.model.KsmFields.KSMD_CPU_USAGE;
import static io.ballast.core.model.KsmFields.KSM_ADVISOR_MODE;
import static io.ballast.core.model.KsmFields.KSM_SHAREABLE;

import io.ballast.core.model.KsmFields;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.List;

/** The kernel's merging of equal pages (KSM), and what of guests could be merged. */
public final class HostKsm implements HostCollector {
  private static final String REMEDY =
      "This kernel has no KSM (%s), and HostKSM needs it; name HostKSMOptional instead."
          .formatted(KsmKnob.FOLDER);

  private final List<FieldDecl> fields;
  private final boolean required;
  private final QemuProcesses processes = new QemuProcesses();

  private HostKsm(List<FieldDecl> fields, boolean required) {
    this.fields = fields;
    this.required = required;
  }

  /** As MOM's: without KSM the host is not ready, and policies wait. */
  public static HostKsm required() {
    return new HostKsm(KsmFields.ALL, true);
  }

  /** A host without KSM has nil in these fields. */
  public static HostKsm optional() {
    return new HostKsm(KsmFields.ALL.stream().map(FieldDecl::asOptional).toList(), false);
  }

  @Override
  public List<FieldDecl> fields() {
    return fields;
  }

  @Override
  public void collect(HostRound round, FieldSink sink) throws IOException {
    switch (round.ksm()) {
      case KsmSeen.Read(KsmReading reading) -> {
        put(reading, sink);
        sink.put(KSM_SHAREABLE, processes.virtualKib(round.kernel()));
      }
      case KsmSeen.Absent _ -> {
        if (required) {
          throw new IOException(REMEDY);
        }
      }
      // The monitor tells why, once for all who would have read it.
      case KsmSeen.Unreadable _ -> {}
    }
  }

  private static void put(KsmReading reading, FieldSink sink) {
    // A knob that a kernel has not is that of nodes, where there is but one.
    KNOBS.forEach((knob, field) -> sink.put(field, reading.knob(knob).orElse(1)));
    FIGURES.forEach((figure, field) -> sink.put(field, reading.figure(figure)));
    // MOM's is a whole number from the first sample on, and what reads it relies on that.
    sink.put(KSMD_CPU_USAGE, Math.round(reading.cpuPercent().orElse(0)));
    if (!reading.advisorMode().isEmpty()) {
      sink.put(KSM_ADVISOR_MODE, Value.of(reading.advisorMode()));
    }
  }
}
