package io.ballast.app.real;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.host.libvirt.LibvirtHypervisor;
import io.ballast.host.libvirt.LibvirtSettings;
import io.ballast.lab.GuestImage;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import io.ballast.lab.LabHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lab host with the guests that all tests share: two of 1 GiB, of which one is to be busy, and a
 * small one whose balloon driver is not asked to report.
 */
final class RealLab implements AutoCloseable {
  static final int GUEST_MIB = 1024;
  private static final int SMALL_MIB = 128;
  private static final Duration READ = Duration.ofSeconds(5);
  private static final Duration WRITE = Duration.ofSeconds(10);
  private static final Duration CALM = Duration.ofSeconds(90);
  private static final Pattern PERIOD = Pattern.compile("<stats period='(\\d+)'/>");

  final LabHost host;
  final LabGuest idle;
  final LabGuest busy;
  final LabGuest quiet;
  private final HypervisorView view;

  private RealLab(LabHost host) {
    this.host = host;
    this.idle = host.start(GuestSpec.of("idle", GUEST_MIB));
    this.busy = host.start(GuestSpec.of("busy", GUEST_MIB));
    this.quiet = host.start(GuestSpec.of("quiet", SMALL_MIB).withStatsPeriod(0));
    this.view = libvirt().openView();
  }

  /** A new way to this host, which remembers nothing of earlier tests. */
  LibvirtHypervisor libvirt() {
    return new LibvirtHypervisor(
        new LibvirtSettings(host.uri(), host.runDirectory(), READ, WRITE),
        System::nanoTime,
        () -> 0);
  }

  static RealLab start() {
    Stopwatch watch = Stopwatch.start();
    LabHost host = LabHost.start(GuestImage.in(Path.of("target/lab")));
    RealLab lab = new RealLab(host);
    lab.guests().forEach(LabGuest::awaitBoot);
    watch.tell("three guests booted");
    return lab;
  }

  List<LabGuest> guests() {
    return List.of(idle, busy, quiet);
  }

  /** Another guest, of 256 MiB, for one test. */
  LabGuest boot(String name) {
    LabGuest guest = host.start(GuestSpec.of(name, 256));
    guest.awaitBoot();
    return guest;
  }

  static GuestId id(LabGuest guest) {
    return new GuestId(guest.uuid().toString());
  }

  /** Makes it what each test finds: the shared guests alone, at their full size and at rest. */
  void calm() {
    List<String> shared = guests().stream().map(guest -> guest.uuid().toString()).toList();
    host.virsh("list", "--uuid")
        .lines()
        .filter(uuid -> !uuid.isBlank() && !shared.contains(uuid.strip()))
        .forEach(uuid -> host.virsh("destroy", uuid.strip()));
    for (LabGuest guest : guests()) {
      guest.touchMibPerSecond(0);
      guest.usedMib(0);
      resize(guest, guest.spec().memoryMib());
    }
    host.virsh("dommemstat", quiet.name(), "--period", "0", "--live");
    Await.until("All guests have their full size", CALM, this::full);
  }

  private boolean full() {
    return guests().stream().allMatch(guest -> sizeMib(guest) == guest.spec().memoryMib());
  }

  /** What an administrator does behind Ballast's back. */
  void resize(LabGuest guest, long mib) {
    host.virsh("setmem", guest.name(), mib + "M", "--live");
  }

  /** Whether the idle guest has less than so much, and more than nothing. */
  boolean idleIsBelow(long mib) {
    long size = sizeMib(idle);
    return size > 0 && size < mib;
  }

  /** The guest's size now; 0 in a moment in which libvirt cannot tell. */
  long sizeMib(LabGuest guest) {
    return balloon(guest).map(balloon -> balloon.currentKib() / 1024).orElse(0L);
  }

  /** The guest's balloon now, asked for outside any loop. */
  Optional<BalloonReading> balloon(LabGuest guest) {
    try {
      return view.guests().stream()
          .filter(reading -> reading.id().equals(id(guest)))
          .findFirst()
          .flatMap(GuestReading::balloon);
    } catch (HypervisorException e) {
      throw new AssertionError(e.sentence(), e);
    }
  }

  /** How often libvirt asks the guest's driver to report, in seconds; 0 for never. */
  int statisticsPeriod(LabGuest guest) {
    Matcher period = PERIOD.matcher(definition(guest));
    return period.find() ? Integer.parseInt(period.group(1)) : 0;
  }

  /** All that libvirt knows of the running guest: its size, its period and everything else. */
  String definition(LabGuest guest) {
    return host.virsh("dumpxml", guest.name());
  }

  @Override
  public void close() {
    view.close();
    host.close();
  }
}
