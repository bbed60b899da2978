package io.ballast.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.lab.GuestSpec.Balloon;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class GuestLabTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static @Nullable LabHost started;

  @BeforeAll
  static void startHost() {
    LabSetup.requireLab();
    started = LabHost.start(LabSetup.image());
  }

  @AfterAll
  static void stopHost() {
    if (started != null) {
      started.close();
    }
  }

  private static LabHost host() {
    return requireNonNull(started);
  }

  @AfterEach
  void destroyGuests() {
    for (String uuid : host().virsh("list", "--uuid").strip().lines().toList()) {
      host().virsh("destroy", uuid);
    }
  }

  private static LabGuest boot(GuestSpec spec) {
    long begin = System.nanoTime();
    LabGuest guest = host().start(spec);
    guest.awaitBoot();
    System.out.printf("lab: %s booted in %.1f s%n", spec.name(), (System.nanoTime() - begin) / 1e9);
    return guest;
  }

  /** A figure of the guest's balloon as libvirt tells it; -1 where it tells none. */
  private static long stat(LabGuest guest, String name) {
    return host()
        .virsh("dommemstat", guest.uuid().toString())
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static void setMemory(LabGuest guest, int mib) {
    host().virsh("setmem", guest.uuid().toString(), mib + "M", "--live");
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Deadline.in(SOON).poll(() -> when(condition.getAsBoolean()))).isPresent();
  }

  private static void awaitSize(LabGuest guest, int mib) {
    await(() -> stat(guest, "actual") == mib * 1024L);
  }

  private static Optional<Boolean> when(boolean reached) {
    return reached ? Optional.of(true) : Optional.empty();
  }

  @Test
  void memoryThatTheWorkerUsesIsHeldByTheHostAndCountedByTheGuest() {
    LabGuest guest = boot(GuestSpec.of("use", 1024));
    long residentBefore = guest.residentKib();
    guest.usedMib(300);
    assertThat((guest.residentKib() - residentBefore) / 1024).isBetween(200L, 400L);
    GuestReport full = guest.report();
    assertThat(full.usedMib()).isEqualTo(300);
    guest.usedMib(20);
    GuestReport small = guest.report();
    assertThat((small.memFreeKib() - full.memFreeKib()) / 1024).isBetween(260L, 300L);
    assertThat(small.oomKills()).isZero();
    assertThat(small.starts()).isEqualTo(1);
    assertThat(guest.boots()).isEqualTo(1);
  }

  @Test
  void theBalloonMovesAndItsFiguresAreLive() {
    LabGuest guest = boot(GuestSpec.of("balloon & <co>", 512).withStatsPeriod(1));
    guest.usedMib(100);
    await(() -> stat(guest, "usable") > 0 && stat(guest, "usable") < 380 << 10);
    long usable = stat(guest, "usable");
    long updated = stat(guest, "last_update");
    setMemory(guest, 256);
    awaitSize(guest, 256);
    await(() -> stat(guest, "usable") < usable - (200 << 10));
    assertThat(stat(guest, "last_update")).isGreaterThan(updated);
    setMemory(guest, 512);
    awaitSize(guest, 512);
  }

  @Test
  void withoutItsDriverTheBalloonIsDeafAndWithItAgainItObeys() {
    LabGuest guest = boot(GuestSpec.of("driver", 256));
    setMemory(guest, 192);
    awaitSize(guest, 192);
    guest.unloadBalloonDriver();
    assertThat(stat(guest, "actual")).isEqualTo(256 << 10);
    guest.loadBalloonDriver();
    awaitSize(guest, 192);
  }

  @Test
  void aGuestWithoutTheDriverKeepsItsSize() {
    LabGuest guest = boot(GuestSpec.of("no-driver", 128).withBalloon(Balloon.NO_DRIVER));
    setMemory(guest, 96);
    guest.usedMib(20);
    assertThat(stat(guest, "actual")).isEqualTo(128 << 10);
  }

  @Test
  void aGuestWithoutABalloonSaysSo() {
    LabGuest guest = boot(GuestSpec.of("no-device", 128).withBalloon(Balloon.NO_DEVICE));
    assertThatThrownBy(() -> setMemory(guest, 96))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("balloon");
  }

  @Test
  void aKilledWorkerStartsAnewAndTheGuestSaysSo() {
    LabGuest guest = boot(GuestSpec.of("oom", 128));
    assertThatThrownBy(() -> guest.command("use 400", Duration.ofSeconds(15)))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("did not answer");
    GuestReport report = guest.report();
    assertThat(report.oomKills()).isEqualTo(1);
    assertThat(report.starts()).isEqualTo(2);
    assertThat(report.usedMib()).isZero();
    assertThat(guest.boots()).isEqualTo(1);
  }

  @Test
  void theDiskFillsThePageCacheAndSwapTakesWhatDoesNotFit() {
    LabGuest guest = boot(GuestSpec.of("cache", 192).withDisk(128).withSwap(256));
    long cached = guest.report().cachedKib();
    assertThat(guest.command("cache 60")).isEqualTo("read_mib=60");
    assertThat(guest.report().cachedKib() - cached).isGreaterThan(55 << 10);
    guest.command("drop");
    assertThat(guest.report().cachedKib() - cached).isLessThan(5 << 10);
    guest.usedMib(220);
    GuestReport swapping = guest.report();
    assertThat(swapping.swapTotalKib() - swapping.swapFreeKib()).isGreaterThan(20 << 10);
    guest.command("pass 1");
    assertThat(guest.report().swapIns()).isPositive();
  }

  @Test
  void touchingGoesOnAtItsRateAndStops() {
    LabGuest guest = boot(GuestSpec.of("touch", 192));
    guest.usedMib(32);
    long before = guest.report().touched();
    guest.touchMibPerSecond(16);
    await(() -> guest.report().touched() - before > 8_000);
    guest.touchMibPerSecond(0);
    long after = guest.report().touched();
    assertThat(guest.report().touched()).isEqualTo(after);
  }

  @Test
  void aPausedGuestIsSilentUntilItGoesOn() {
    LabGuest guest = boot(GuestSpec.of("pause", 128));
    guest.pause();
    assertThatThrownBy(() -> guest.command("report", Duration.ofMillis(500)))
        .hasMessageContaining("did not answer");
    guest.resume();
    assertThat(guest.report().starts()).isEqualTo(1);
  }

  @Test
  void aWrongCommandAndAMissingDiskAreAnswered() {
    LabGuest guest = boot(GuestSpec.of("wrong", 128));
    assertThatThrownBy(() -> guest.command("dance"))
        .hasMessage("The guest's worker cannot `dance`: no command dance.");
    assertThatThrownBy(() -> guest.command("cache 1")).hasMessageContaining("has no disk");
    guest.command("poweroff");
    await(() -> host().virsh("list", "--name").isBlank());
  }

  @Test
  void guestsOutliveTheDaemon() {
    LabGuest guest = boot(GuestSpec.of("outlive", 128));
    long pid = guest.pid();
    host().killLibvirtd();
    assertThatThrownBy(() -> host().virsh("list")).isInstanceOf(LabException.class);
    host().restartLibvirtd();
    assertThat(host().virsh("list", "--name").strip()).isEqualTo("outlive");
    assertThat(guest.pid()).isEqualTo(pid);
    host().restartLibvirtd();
    assertThat(guest.report().starts()).isEqualTo(1);
    assertThat(Files.exists(host().runDirectory().resolve("qemu/outlive.pid"))).isTrue();
  }
}
