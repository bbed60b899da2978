package io.ballast.app.cli;

import io.ballast.app.Ports;
import io.ballast.app.config.Config;
import io.ballast.app.config.MainConfig;
import io.ballast.host.libvirt.LibvirtSettings;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;

/** The world that a configuration names. */
final class ConfiguredWorld {
  private static final long SIM_SEED = 1;

  private ConfiguredWorld() {}

  /** Its ports; a dry run has nothing to write with. */
  static Ports of(Config config, boolean dryRun) throws Unusable {
    return switch (config.main().hypervisorInterface()) {
      case LIBVIRT -> Worlds.libvirt(libvirt(config.main()), dryRun);
      case SIM -> Worlds.simulated(new SimHost(Scenarios.demo(SIM_SEED)), dryRun, 1);
      case VDSM ->
          throw new Unusable(
              Exit.UNUSABLE,
              "This version cannot use vdsm yet: set hypervisor-interface to libvirt.");
    };
  }

  private static LibvirtSettings libvirt(MainConfig main) {
    LibvirtSettings usual = LibvirtSettings.of(main.libvirtUri());
    return new LibvirtSettings(
        usual.uri(),
        main.libvirtRunDirectory().orElse(usual.runDirectory()),
        usual.readDeadline(),
        usual.writeDeadline());
  }
}
