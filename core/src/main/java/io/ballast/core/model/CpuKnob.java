package io.ballast.core.model;

/** What limits each of a guest's vCPUs, as policies call the control and the field. */
public enum CpuKnob {
  /** How long it may run in each period, in µs; {@link CpuLimits#NO_QUOTA} is without limit. */
  QUOTA("vcpu_quota"),
  /** How long a period is, in µs. */
  PERIOD("vcpu_period");

  private final String control;

  CpuKnob(String control) {
    this.control = control;
  }

  /** What policies call the control that sets it, and the field that tells it: as MOM does. */
  public String control() {
    return control;
  }
}
