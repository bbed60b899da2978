package io.ballast.host.libvirt;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.lab.GuestImage;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import io.ballast.lab.LabHost;
import io.ballast.lab.LabPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A lab host with guests, and our view and control of it. */
final class RealHost implements AutoCloseable {
  private static final Duration READ = Duration.ofSeconds(3);
  private static final Duration WRITE = Duration.ofSeconds(10);
  private static final int PERIOD_SECONDS = 1;
  private static final Duration LONG = Duration.ofSeconds(60);

  final LabHost lab;
  final HypervisorView view;
  final HypervisorControl control;

  private RealHost(LabHost lab) {
    this.lab = lab;
    LibvirtHypervisor hypervisor =
        new LibvirtHypervisor(
            new LibvirtSettings(lab.uri(), lab.runDirectory(), READ, WRITE),
            System::nanoTime,
            () -> 0);
    view = hypervisor.openView();
    control = hypervisor.openControl();
  }

  static RealHost start() {
    LabPackages.skipReason(System.getenv()).ifPresent(Assumptions::abort);
    return new RealHost(LabHost.start(GuestImage.in(Path.of("target/lab"))));
  }

  /** Boots a guest and waits for the first report of its balloon. */
  LabGuest boot(String name) throws Exception {
    return boot(GuestSpec.of(name, 256));
  }

  /** The same with another guest. */
  LabGuest boot(GuestSpec spec) throws Exception {
    LabGuest guest = lab.start(spec.withStatsPeriod(PERIOD_SECONDS));
    guest.awaitBoot();
    awaitReport(id(guest), 1);
    return guest;
  }

  static GuestId id(LabGuest guest) {
    return new GuestId(guest.uuid().toString());
  }

  List<GuestReading> guests() throws HypervisorException {
    return view.guests();
  }

  GuestReading read(GuestId id) throws HypervisorException {
    return guests().stream().filter(guest -> guest.id().equals(id)).findFirst().orElseThrow();
  }

  BalloonReading balloon(GuestId id) throws HypervisorException {
    return read(id).balloon().orElseThrow();
  }

  /** Waits for several reports more: by then the balloon has moved by some 64 MiB. */
  void letSettle(GuestId id) throws Exception {
    awaitReport(id, 1);
    awaitReport(id, lastReport(id) + 4 * PERIOD_SECONDS);
  }

  private void awaitReport(GuestId id, long second) throws Exception {
    until(() -> lastReport(id) >= second);
  }

  /** 0 without one, as when libvirt was busy with the guest and did not ask it. */
  private long lastReport(GuestId id) throws HypervisorException {
    return balloon(id).lastUpdateSeconds().orElse(0);
  }

  /** Waits until it is so, at most a minute. */
  static void until(Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    while (!so.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("It did not come to that within " + LONG);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Override
  public void close() {
    view.close();
    control.close();
    lab.close();
  }
}
