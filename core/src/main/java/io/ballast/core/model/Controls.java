package io.ballast.core.model;

import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.Unit;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The controls that policies may set, each declared here and nowhere else. */
public final class Controls {
  public static final ControlDecl BALLOON_TARGET =
      new ControlDecl(
          "balloon_target", Kind.NUMBER, Unit.KIB, "The size that the guest's balloon shall take.");

  public static final ControlDecl KSM_RUN =
      ksm(
          KsmKnob.RUN,
          Unit.NONE,
          "Whether equal pages are merged: 0 no more, 1 yes, 2 no more and all that are merged"
              + " are unmerged.");
  public static final ControlDecl KSM_PAGES_TO_SCAN =
      ksm(KsmKnob.PAGES_TO_SCAN, Unit.PAGES, "Pages to scan before each sleep.");
  public static final ControlDecl KSM_SLEEP_MILLISECS =
      ksm(KsmKnob.SLEEP_MILLISECS, Unit.MILLISECONDS, "How long each sleep is.");
  public static final ControlDecl KSM_MERGE_ACROSS_NODES =
      ksm(
          KsmKnob.MERGE_ACROSS_NODES,
          Unit.NONE,
          "Whether pages of different NUMA nodes are merged: 1 yes, 0 no.");

  public static final ControlDecl VCPU_QUOTA =
      new ControlDecl(
          CpuKnob.QUOTA.control(),
          Kind.NUMBER,
          Unit.MICROSECONDS,
          "How long each vCPU may run in each period; -1 is without limit.",
          true);
  public static final ControlDecl VCPU_PERIOD =
      new ControlDecl(
          CpuKnob.PERIOD.control(), Kind.NUMBER, Unit.MICROSECONDS, "How long each period is.");

  /** The controls of guests' CPUs, by the names that policies use. */
  public static final Map<String, CpuKnob> CPU =
      Arrays.stream(CpuKnob.values())
          .collect(Collectors.toUnmodifiableMap(CpuKnob::control, knob -> knob));

  /** KSM's controls, by the names that policies use. */
  public static final Map<String, KsmKnob> KSM =
      Arrays.stream(KsmKnob.values())
          .collect(Collectors.toUnmodifiableMap(KsmKnob::control, knob -> knob));

  /** Every control of the host, by its name. */
  public static final Map<String, ControlDecl> OF_HOST =
      byName(KSM_RUN, KSM_PAGES_TO_SCAN, KSM_SLEEP_MILLISECS, KSM_MERGE_ACROSS_NODES);

  /** Every control of guests, by its name. */
  public static final Map<String, ControlDecl> OF_GUEST =
      byName(BALLOON_TARGET, VCPU_QUOTA, VCPU_PERIOD);

  private Controls() {}

  private static Map<String, ControlDecl> byName(ControlDecl... controls) {
    return Arrays.stream(controls)
        .collect(Collectors.toUnmodifiableMap(ControlDecl::name, control -> control));
  }

  private static ControlDecl ksm(KsmKnob knob, Unit unit, String doc) {
    return new ControlDecl(knob.control(), Kind.NUMBER, unit, doc);
  }
}
