package io.ballast.app.cli;

import io.ballast.app.Engine;
import io.ballast.app.Ports;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.core.record.Recorder;
import io.ballast.host.libvirt.LibvirtSettings;
import io.ballast.lab.GuestImage;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.HostPressure;
import io.ballast.lab.LabException;
import io.ballast.lab.LabGuest;
import io.ballast.lab.LabHost;
import io.ballast.lab.LabPackages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo on real guests: four of them, booted under a libvirtd of the demo's own, whose memory
 * use rises and falls while hugepages make the machine short. Whatever ends it, all is put back.
 */
final class RealDemo implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("platinum-db-1", "gold-web-1", "compute-batch-1", "vapor-spot-1");
  private static final int GUEST_MIB = 512;

  /** What the machine keeps usable beside what the guests hold when they are all idle. */
  private static final int SHORT_MIB = 1400;

  private final LabHost host;
  private final HostPressure pressure;
  private final List<LabGuest> guests = new ArrayList<>();
  private final Thread load = new Thread(this::load, "demo-load");
  private volatile boolean ended;

  private RealDemo(LabHost host, HostPressure pressure) {
    this.host = host;
    this.pressure = pressure;
    this.load.setDaemon(true);
  }

  /** Boots, runs and puts all back. */
  static void run(Recorder recorder, PrintWriter err, @Nullable Duration most) throws Unusable {
    String whyNot = LabPackages.whyNot().orElse("");
    if (!whyNot.isEmpty()) {
      throw new Unusable(Exit.UNUSABLE, whyNot);
    }
    err.println("booting four guests ...");
    err.flush();
    RealDemo demo = boot();
    Start start = Start.fromText(DemoConfig.TEXT, err::println);
    LibvirtSettings settings =
        new LibvirtSettings(
            demo.host.uri(),
            demo.host.runDirectory(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));
    Ports ports = Worlds.libvirt(settings, false);
    Engine engine = start.engine(ports, recorder, new ConsoleLog(err));
    demo.load.start();
    Lifetime.run(engine, most, demo::close);
  }

  private static RealDemo boot() {
    Path cache = Path.of(System.getProperty("java.io.tmpdir"), "ballast-lab");
    RealDemo demo = new RealDemo(LabHost.start(GuestImage.in(cache)), HostPressure.take());
    NAMES.forEach(name -> demo.guests.add(demo.host.start(GuestSpec.of(name, GUEST_MIB))));
    demo.guests.forEach(LabGuest::awaitBoot);
    demo.pressure.leaveAvailable(SHORT_MIB);
    return demo;
  }

  /** Each guest in its turn uses much, while the others rest. */
  private void load() {
    for (int turn = 0; !ended; turn++) {
      for (int i = 0; i < guests.size() && !ended; i++) {
        use(guests.get(i), i == turn % guests.size() ? GUEST_MIB * 6 / 10 : GUEST_MIB / 10);
      }
      rest();
    }
  }

  private void use(LabGuest guest, int mib) {
    try {
      guest.usedMib(mib);
    } catch (LabException gone) {
      if (!ended) {
        System.err.println(gone.getMessage());
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(Duration.ofSeconds(15));
    } catch (InterruptedException stop) {
      ended = true;
    }
  }

  @Override
  public void close() {
    ended = true;
    load.interrupt();
    pressure.close();
    host.close();
  }
}
