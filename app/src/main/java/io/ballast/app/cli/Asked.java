package io.ballast.app.cli;

import io.ballast.app.config.Config;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.doctor.Hypervisor;

/** The hypervisor that a doctor asks, until it is closed. */
interface Asked extends Hypervisor, AutoCloseable {
  /** The one that a configuration names; in place of a simulated one, this host's libvirt. */
  static Asked of(Config config) {
    return switch (config.main().hypervisorInterface()) {
      case LIBVIRT, SIM -> LibvirtPort.open(Worlds.settings(config.main()));
      case VDSM -> VdsmPort.open(Worlds.vdsm(config.vdsm()));
    };
  }

  @Override
  void close();
}
