package io.ballast.app.cli;

import io.ballast.app.doctor.Product;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestReading;
import io.ballast.host.libvirt.LibvirtAbout;
import io.ballast.host.libvirt.LibvirtHypervisor;
import io.ballast.host.libvirt.LibvirtSettings;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The libvirt that a doctor asks. */
record LibvirtPort(LibvirtHypervisor libvirt, HypervisorView view) implements Asked {

  static LibvirtPort open(LibvirtSettings settings) {
    LibvirtHypervisor libvirt =
        new LibvirtHypervisor(
            settings, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    return new LibvirtPort(libvirt, libvirt.openView());
  }

  @Override
  public String description() {
    return view.description();
  }

  @Override
  public Product product() {
    return Product.LIBVIRT;
  }

  @Override
  public String about() throws HypervisorException {
    LibvirtAbout about = libvirt.about();
    return "library %s, daemon %s, %s %s"
        .formatted(about.library(), about.daemon(), about.hypervisor(), about.hypervisorVersion());
  }

  @Override
  public List<GuestReading> guests() throws HypervisorException {
    return view.guests();
  }

  @Override
  public void tryControl() throws HypervisorException {
    libvirt.tryControl();
  }

  @Override
  public void close() {
    view.close();
  }
}
