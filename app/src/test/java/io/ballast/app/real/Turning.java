package io.ballast.app.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Releasing;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.core.Loop;
import io.ballast.core.Time;
import io.ballast.core.act.WritePorts;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.release.Release;
import io.ballast.core.release.Released;
import io.ballast.host.guestagent.HostInformants;
import io.ballast.host.libvirt.LibvirtHypervisor;
import io.ballast.host.linux.FileLedgerStore;
import io.ballast.host.linux.LinuxKernel;
import io.ballast.host.linux.LinuxKernelControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The loop over the real host, turned by the test's own thread whenever something is due. */
final class Turning implements AutoCloseable {
  private static final Path ROOT = Path.of("/");
  private static final LinuxKernel KERNEL = new LinuxKernel(ROOT);

  final List<CycleRecord> cycles = new ArrayList<>();
  private final @Nullable CountingControl control;
  private final Wiring wiring;
  private final Ports ports;
  private final Loop loop;

  private Turning(
      LibvirtHypervisor libvirt,
      String config,
      @Nullable CountingControl control,
      @Nullable Ledger ledger)
      throws Policies.Rejected {
    Config.Result read = Config.parse("test", config, Path.of(""), Catalog.names());
    assertThat(read).isInstanceOf(Config.Loaded.class);
    Config loaded = ((Config.Loaded) read).config();
    this.wiring = new Wiring(loaded);
    Policies.Loaded policy =
        Policies.load(Policies.read(loaded.main().policySource()), wiring.vocabulary());
    this.control = control;
    Ports plain =
        new Ports(
            libvirt.openView(),
            control == null ? null : new WritePorts(control, new LinuxKernelControl(ROOT)),
            KERNEL,
            new HostInformants(libvirt::openAgents, Time.system()),
            Time.system(),
            Pace.real());
    this.ports = ledger == null ? plain : plain.keeping(ledger);
    this.loop = wiring.loop(policy.program(), ports, cycles::add, _ -> {});
  }

  /** A loop that acts through a control of its own. */
  static Turning acting(RealLab lab, String config) throws Policies.Rejected {
    LibvirtHypervisor libvirt = lab.libvirt();
    return new Turning(libvirt, config, new CountingControl(libvirt.openControl()), null);
  }

  /** A loop that goes on from the ledger in a folder, as a daemon does that was started anew. */
  static Turning acting(LibvirtHypervisor libvirt, String config, Path state) throws Exception {
    Ledger ledger = Ledger.open(new FileLedgerStore(state), KERNEL, System.out::println);
    return new Turning(libvirt, config, new CountingControl(libvirt.openControl()), ledger);
  }

  /** What becomes of all settings when they are given back now. */
  List<Released> release(Duration most) throws InterruptedException {
    Release release = wiring.release(ports, requireNonNull(ports.writes()).ledger(), cycle -> {});
    Releasing.run(release, ports, most);
    return release.results();
  }

  /** A loop without a control, as in a dry run. */
  static Turning dry(RealLab lab, String config) throws Policies.Rejected {
    return new Turning(lab.libvirt(), config, null, null);
  }

  /** The write port of a loop that acts. */
  CountingControl control() {
    return requireNonNull(control);
  }

  /** Turns until a cycle is as wanted, and gives that cycle. */
  CycleRecord until(String what, Duration most, Predicate<CycleRecord> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (System.nanoTime() - end < 0) {
      CycleRecord cycle = next();
      if (wanted.test(cycle)) {
        return cycle;
      }
    }
    throw new AssertionError(
        "%s: not within %d s.%n%s".formatted(what, most.toSeconds(), Telling.of(cycles)));
  }

  /** Turns for so many cycles. */
  void cycles(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  /** Turns until a cycle was done; one is due within seconds. */
  private CycleRecord next() throws InterruptedException {
    int before = cycles.size();
    while (cycles.size() == before) {
      ports.pace().pass(loop.untilDue());
      loop.turn();
    }
    return cycles.getLast();
  }

  @Override
  public void close() {
    ports.close();
  }
}
