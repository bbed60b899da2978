package io.ballast.core.act;

import io.ballast.core.model.KsmKnob;
import java.io.IOException;

/** The write side of a kernel: only the actuator holds one, and a dry run has none. */
public interface KernelControl {

  /**
   * Sets one of KSM's knobs and reads it back.
   *
   * @throws IOException if the kernel did not take it, with a sentence that says why; the knob is
   *     then unchanged
   */
  void setKsm(KsmKnob knob, long value) throws IOException;
}
