package io.ballast.app.cli;

import io.ballast.app.daemon.Worlds;
import io.ballast.app.doctor.Product;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestReading;
import io.ballast.host.vdsm.VdsmHypervisor;
import io.ballast.host.vdsm.VdsmSettings;
import java.util.List;

/** The vdsm that a doctor asks. */
record VdsmPort(VdsmSettings settings, VdsmHypervisor vdsm, HypervisorView view) implements Asked {

  static VdsmPort open(VdsmSettings settings) {
    VdsmHypervisor vdsm = Worlds.hypervisor(settings);
    return new VdsmPort(settings, vdsm, vdsm.openView());
  }

  @Override
  public String description() {
    return view.description();
  }

  @Override
  public Product product() {
    return Product.VDSM;
  }

  @Override
  public String about() throws HypervisorException {
    vdsm.ping();
    return settings.tls().isPresent() ? "over TLS, with our certificate" : "without TLS";
  }

  @Override
  public List<GuestReading> guests() throws HypervisorException {
    return view.guests();
  }

  /** vdsm takes orders from whoever it answers. */
  @Override
  public void tryControl() throws HypervisorException {
    vdsm.ping();
  }

  @Override
  public void close() {
    view.close();
  }
}
