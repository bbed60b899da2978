package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.record.CycleRecord;
import io.ballast.core.release.Released;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.host.libvirt.LibvirtHypervisor;
import io.ballast.host.libvirt.LibvirtSettings;
import io.ballast.lab.GuestImage;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.HostPressure;
import io.ballast.lab.LabGuest;
import io.ballast.lab.LabHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A host to which everything happens: a few small guests that stay, some that come and go, and a
 * daemon's loop that can be killed. The host is short from the beginning, because twice what its
 * configuration reserves is more than is free.
 */
final class FaultyHost implements AutoCloseable {
  static final int GUEST_MIB = 256;
  static final int RESTING_MIB = 20;
  private static final int RESIDENTS = 4;
  private static final Duration CALM = Duration.ofSeconds(60);

  final LabHost lab;
  private final Path state;
  private final List<LabGuest> residents = new ArrayList<>();
  private final Set<LabGuest> hurt = new HashSet<>();
  private final List<LabGuest> visitors = new ArrayList<>();
  private final long reserveMib;
  private Turning turning;
  private int booted;

  private FaultyHost(LabHost lab, Path state) throws Exception {
    this.lab = lab;
    this.state = state;
    for (int i = 0; i < RESIDENTS; i++) {
      residents.add(lab.start(GuestSpec.of("resident-" + i, GUEST_MIB).withSwap(128)));
    }
    residents.forEach(LabGuest::awaitBoot);
    this.reserveMib = Math.round(HostPressure.availableMib() * 0.55);
    this.turning = start();
  }

  /**
   * @param state where the daemon keeps its ledger
   */
  static FaultyHost start(Path state) throws Exception {
    return new FaultyHost(LabHost.start(GuestImage.in(Path.of("target/lab"))), state);
  }

  private Turning start() throws Exception {
    LibvirtSettings settings =
        new LibvirtSettings(
            lab.uri(), lab.runDirectory(), Duration.ofSeconds(5), Duration.ofSeconds(10));
    return Turning.acting(
        new LibvirtHypervisor(settings, System::nanoTime, () -> 0), config(), state);
  }

  private String config() {
    return """
        [main]
        host-monitor-interval: 1
        guest-monitor-interval: 1
        policy-engine-interval: 1
        sample-history-length: 3
        libvirt-hypervisor-uri: %s
        libvirt-run-directory: %s

        [guard]
        host-reserve: %d MiB
        stale-after: 8
        back-off: 4
        cool-down: 4
        shrink-rate: 400 %%
        """
        .formatted(lab.uri(), lab.runDirectory(), reserveMib);
  }

  /** The loop of the daemon that runs now. */
  Turning turning() {
    return turning;
  }

  /** Something done to a guest. */
  interface Deed {
    void to(LabGuest guest);
  }

  /** Does something to one of the guests that stay and that nothing else is wrong with now. */
  RealFault.Undo hurt(RandomGenerator random, Deed begin, Deed end) {
    List<LabGuest> sound = residents.stream().filter(guest -> !hurt.contains(guest)).toList();
    LabGuest guest = sound.get(random.nextInt(sound.size()));
    hurt.add(guest);
    begin.to(guest);
    return () -> {
      end.to(guest);
      hurt.remove(guest);
    };
  }

  /** A guest that will not stay. */
  LabGuest bootAnother() {
    LabGuest guest = lab.start(GuestSpec.of("visitor-" + booted++, 192));
    visitors.add(guest);
    guest.awaitBoot();
    return guest;
  }

  /** Ends a visitor, if it has not ended yet. */
  void lose(LabGuest guest, Deed ending) {
    if (visitors.remove(guest)) {
      ending.to(guest);
    }
  }

  /** The daemon is gone without a word, as after SIGKILL; another one starts on its ledger. */
  void killAndStartAnew() throws Exception {
    List<CycleRecord> before = turning.cycles;
    turning.close();
    turning = start();
    turning.cycles.addAll(before);
  }

  /**
   * Turns until what is shown is what is so, of guests that are all there, and nothing is wrong.
   */
  void assertTruthIsShown() throws Exception {
    turning.until("What is shown is what is so", CALM, this::showsTheTruth);
  }

  private boolean showsTheTruth(CycleRecord cycle) {
    List<String> shown = cycle.snapshot().guests().stream().map(GuestSnapshot::name).toList();
    return cycle.snapshot().problems().isEmpty()
        && shown.size() == RESIDENTS
        && residents.stream().allMatch(guest -> showsTheTruth(cycle, guest));
  }

  private boolean showsTheTruth(CycleRecord cycle, LabGuest guest) {
    long shown = Telling.seen(cycle, guest).map(GuestSnapshot::currentKib).orElse(0L);
    boolean running = Telling.seen(cycle, guest).map(GuestSnapshot::ready).orElse(false);
    return running && Math.abs(shown - actualKib(guest)) <= 64 * 1024;
  }

  /** What libvirt says itself, asked by another program. */
  private long actualKib(LabGuest guest) {
    return lab.virsh("dommemstat", guest.name())
        .lines()
        .filter(line -> line.startsWith("actual "))
        .mapToLong(line -> Long.parseLong(line.substring(7).strip()))
        .findFirst()
        .orElse(0);
  }

  /** No guest that stays was killed, restarted or made to kill. */
  void assertNobodyWasLost() {
    for (LabGuest guest : residents) {
      assertThat(guest.boots()).as("boots of %s", guest.name()).isEqualTo(1);
      assertThat(guest.report().oomKills()).as("kills inside %s", guest.name()).isZero();
    }
  }

  /** Everything goes back: each guest has its size and its reports again. */
  void assertReleaseGivesAllBack() throws Exception {
    List<Released> results = turning.release(CALM);
    assertThat(results).isNotEmpty();
    for (LabGuest guest : residents) {
      assertThat(actualKib(guest))
          .as("size of %s after %s", guest.name(), results)
          .isEqualTo(GUEST_MIB * 1024L);
    }
  }

  @Override
  public void close() {
    turning.close();
    lab.close();
  }
}
