package io.ballast.core.model;

import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The host's fields of KSM, each declared here and nowhere else. Names are MOM's where it has. */
public final class KsmFields {
  /** What the knobs are set to. */
  public static final SequencedMap<KsmKnob, FieldDecl> KNOBS = knobs();

  /** What the kernel tells. */
  public static final SequencedMap<KsmFigure, FieldDecl> FIGURES = figures();

  public static final FieldDecl KSM_SHAREABLE =
      FieldDecl.number(
          "ksm_shareable", Unit.KIB, "The virtual size of all QEMU processes, as MOM counts it.");
  public static final FieldDecl KSMD_CPU_USAGE =
      FieldDecl.number(
          "ksmd_cpu_usage",
          Unit.PERCENT,
          "What the kernel's merging thread took of one CPU since the last sample.");
  public static final FieldDecl KSM_ADVISOR_MODE =
      FieldDecl.optionalText(
          "ksm_advisor_mode",
          "What sets `pages_to_scan` in the kernel: \"none\" or \"scan-time\"; nil without advisor.");

  /** All of them. */
  public static final List<FieldDecl> ALL =
      Stream.of(
              KNOBS.values().stream(),
              FIGURES.values().stream(),
              Stream.of(KSM_SHAREABLE, KSMD_CPU_USAGE, KSM_ADVISOR_MODE))
          .flatMap(fields -> fields)
          .toList();

  private KsmFields() {}

  private static SequencedMap<KsmKnob, FieldDecl> knobs() {
    SequencedMap<KsmKnob, FieldDecl> fields = new LinkedHashMap<>();
    fields.put(
        KsmKnob.RUN,
        number(KsmKnob.RUN, Unit.NONE, "1 while equal pages are merged, 0 or 2 while not."));
    fields.put(
        KsmKnob.PAGES_TO_SCAN,
        number(KsmKnob.PAGES_TO_SCAN, Unit.PAGES, "Pages scanned before each sleep."));
    fields.put(
        KsmKnob.SLEEP_MILLISECS,
        number(KsmKnob.SLEEP_MILLISECS, Unit.MILLISECONDS, "How long each sleep is."));
    fields.put(
        KsmKnob.MERGE_ACROSS_NODES,
        number(
            KsmKnob.MERGE_ACROSS_NODES,
            Unit.NONE,
            "1 if pages of different NUMA nodes are merged, and on kernels without NUMA; else 0."));
    return Collections.unmodifiableSequencedMap(fields);
  }

  private static FieldDecl number(KsmKnob knob, Unit unit, String doc) {
    return FieldDecl.number(knob.control(), unit, doc);
  }

  private static SequencedMap<KsmFigure, FieldDecl> figures() {
    SequencedMap<KsmFigure, FieldDecl> fields = new LinkedHashMap<>();
    Arrays.stream(KsmFigure.values()).forEach(figure -> fields.put(figure, declared(figure)));
    return Collections.unmodifiableSequencedMap(fields);
  }

  private static FieldDecl declared(KsmFigure figure) {
    FieldDecl field = FieldDecl.number(figure.field(), figure.unit(), figure.doc());
    return figure.isEverywhere() ? field : field.asOptional();
  }
}
