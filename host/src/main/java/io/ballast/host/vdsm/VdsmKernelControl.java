package io.ballast.host.vdsm;

import io.ballast.core.act.KernelControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.KsmKnob;
import io.ballast.host.jsonrpc.RpcException;
import java.io.IOException;
import java.util.Map;

/** KSM's knobs, turned by vdsm's root half. */
final class VdsmKernelControl implements KernelControl {
  private final VdsmLink link;
  private final KernelView kernel;

  VdsmKernelControl(VdsmLink link, KernelView kernel) {
    this.link = link;
    this.kernel = kernel;
  }

  @Override
  public void setKsm(KsmKnob knob, long value) throws IOException {
    Map<String, ?> parameters = Map.of("tuningParams", Map.of(knob.text(), value));
    try {
      link.call("Host.setKsmTune", parameters);
    } catch (RpcException refused) {
      throw new IOException(
          "vdsm refuses %d in %s: %s.".formatted(value, knob.path(), refused.clause()), refused);
    } catch (HypervisorException away) {
      throw new IOException(
          "%s cannot be set to %d: %s.".formatted(knob.path(), value, away.sentence()), away);
    }
    String kept = kernel.read(knob.path()).strip();
    if (!kept.equals(Long.toString(value))) {
      throw new IOException("%s keeps %s, not %d.".formatted(knob.path(), kept, value));
    }
  }
}
