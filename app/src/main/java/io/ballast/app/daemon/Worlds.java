package io.ballast.app.daemon;

import io.ballast.app.Pace;
import io.ballast.app.Ports;
import io.ballast.app.config.Config;
import io.ballast.app.config.MainConfig;
import io.ballast.app.config.VdsmConfig;
import io.ballast.core.Time;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Moment;
import io.ballast.host.guestagent.HostInformants;
import io.ballast.host.libvirt.LibvirtHypervisor;
import io.ballast.host.libvirt.LibvirtSettings;
import io.ballast.host.linux.LinuxKernel;
import io.ballast.host.linux.LinuxKernelControl;
import io.ballast.host.tls.PemFiles;
import io.ballast.host.vdsm.VdsmControl;
import io.ballast.host.vdsm.VdsmHypervisor;
import io.ballast.host.vdsm.VdsmSettings;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The worlds that an engine can run in. */
public final class Worlds {
  private static final Path ROOT = Path.of("/");

  private static final long SIM_SEED = 1;

  private Worlds() {}

  /** The world that a configuration names. */
  public static Ports of(Config config, boolean dryRun) throws Unusable {
    return switch (config.main().hypervisorInterface()) {
      case LIBVIRT -> libvirt(settings(config.main()), dryRun);
      case SIM -> simulated(new SimHost(Scenarios.demo(SIM_SEED)), dryRun, 1);
      case VDSM -> vdsm(vdsm(config.vdsm()), dryRun);
    };
  }

  /** The same for whoever has no time to wait until its hypervisor comes. */
  public static Ports answering(Config config, boolean dryRun) throws Unusable {
    Ports ports = of(config, dryRun);
    try {
      ports.view().guests();
      return ports;
    } catch (HypervisorException away) {
      ports.close();
      throw new Unusable(Exit.HYPERVISOR, away.sentence());
    }
  }

  /** Where libvirt is by a configuration. */
  public static LibvirtSettings settings(MainConfig main) {
    LibvirtSettings usual = LibvirtSettings.of(main.libvirtUri());
    return new LibvirtSettings(
        usual.uri(),
        main.libvirtRunDirectory().orElse(usual.runDirectory()),
        usual.readDeadline(),
        usual.writeDeadline());
  }

  /** The kernel of this machine. */
  public static KernelView thisKernel() {
    return new LinuxKernel(ROOT);
  }

  /** This machine, with the guests of a libvirt; a dry run has nothing to write with. */
  public static Ports libvirt(LibvirtSettings settings, boolean dryRun) throws Unusable {
    LibvirtHypervisor libvirt =
        new LibvirtHypervisor(
            settings, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    HypervisorView view = libvirt.openView();
    try {
      view.guests();
    } catch (HypervisorException away) {
      view.close();
      throw new Unusable(Exit.HYPERVISOR, away.sentence());
    }
    return new Ports(
        view,
        dryRun ? null : new WritePorts(libvirt.openControl(), new LinuxKernelControl(ROOT)),
        thisKernel(),
        new HostInformants(libvirt::openAgents, Time.system()),
        Time.system(),
        Pace.real());
  }

  /** Where vdsm is by a configuration. */
  public static VdsmSettings vdsm(VdsmConfig vdsm) {
    Path pki = Path.of(vdsm.pkiDir());
    PemFiles files =
        new PemFiles(
            pki.resolve(vdsm.keyFile()),
            pki.resolve(vdsm.certFile()),
            pki.resolve(vdsm.caCertFile()));
    return VdsmSettings.of(
        vdsm.host(),
        vdsm.port(),
        vdsm.ssl() ? Optional.of(files) : Optional.empty(),
        vdsm.requestTimeout());
  }

  /**
   * This machine, with the guests of a vdsm. It may be away: vdsm takes minutes to recover after
   * its own start, and asks us before that is over.
   */
  public static Ports vdsm(VdsmSettings settings, boolean dryRun) {
    VdsmHypervisor vdsm = hypervisor(settings);
    KernelView kernel = thisKernel();
    return new Ports(
        vdsm.openView(),
        dryRun ? null : writes(vdsm.openControl(), kernel),
        kernel,
        new HostInformants(HostInformants::noLines, Time.system()),
        Time.system(),
        Pace.real());
  }

  /** That vdsm, by this machine's clocks. */
  public static VdsmHypervisor hypervisor(VdsmSettings settings) {
    return new VdsmHypervisor(
        settings,
        System::nanoTime,
        InstantSource.system(),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Who may not turn the kernel's knobs, as vdsm's own user, has vdsm turn them. */
  private static WritePorts writes(VdsmControl control, KernelView kernel) {
    boolean may = Files.isWritable(ROOT.resolve(KsmKnob.RUN.path().substring(1)));
    return new WritePorts(control, may ? new LinuxKernelControl(ROOT) : control.kernel(kernel));
  }

  /** A simulated host whose time passes so many times faster than ours. */
  public static Ports simulated(SimHost host, boolean dryRun, double speed) {
    return new Ports(
        host.view(),
        dryRun ? null : new WritePorts(host.control(), host.kernelControl()),
        host.kernel(),
        () -> new Moment(host.clock().instant(), host.clock().nanos()),
        Pace.simulated(host, speed));
  }
}
