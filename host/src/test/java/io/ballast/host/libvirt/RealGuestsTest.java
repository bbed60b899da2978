package io.ballast.host.libvirt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.GuestSpec.Balloon;
import io.ballast.lab.LabGuest;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only real guests and a real libvirtd show: what hangs, breaks and comes back. */
@Tag("lab")
@Timeout(180)
class RealGuestsTest {
  private static @Nullable RealHost started;

  @BeforeAll
  static void startHost() {
    started = RealHost.start();
  }

  @AfterAll
  static void stopHost() {
    if (started != null) {
      started.close();
    }
    started = null;
  }

  private static RealHost host() {
    return requireNonNull(started);
  }

  @AfterEach
  void destroyGuests() {
    for (String uuid : host().lab.virsh("list", "--uuid").strip().lines().toList()) {
      host().lab.virsh("destroy", uuid);
    }
  }

  private static void signal(LabGuest guest, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(guest.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static HypervisorException refused(GuestId guest) {
    return catchThrowableOfType(
        HypervisorException.class, () -> host().control.setBalloon(guest, 200 * 1024));
  }

  @Test
  void aGuestsProcessIsFoundWhateverItsName() throws Exception {
    String odd = "..a guest; 'with' $(odd) <b>&amp;\"name\" ü";
    LabGuest guest = host().lab.start(GuestSpec.of(odd, 128));
    GuestReading reading = host().read(RealHost.id(guest));
    assertThat(reading.name()).isEqualTo(odd);
    Path commandLine = Path.of("/proc/" + reading.pid().orElseThrow() + "/cmdline");
    assertThat(Files.readString(commandLine)).contains(guest.uuid().toString());
  }

  @Test
  void aGuestWithoutABalloonIsLeftAlone() throws Exception {
    LabGuest guest = host().lab.start(GuestSpec.of("bare", 256).withBalloon(Balloon.NO_DEVICE));
    guest.awaitBoot();
    GuestId id = RealHost.id(guest);
    assertThat(host().read(id).traits().balloonDevice()).isFalse();
    assertThat(refused(id).reason()).isEqualTo(Reason.NOT_NOW);
  }

  @Test
  void aQemuThatHangsCostsItsOwnNumbersOnly() throws Exception {
    LabGuest stuck = host().boot("stuck");
    LabGuest well = host().boot("well");
    signal(stuck, "STOP");
    try {
      RealHost.until(() -> host().balloon(RealHost.id(well)).usableKib().isPresent());
      assertThat(host().guests()).hasSize(2);
      assertThat(refused(RealHost.id(stuck)).reason()).isEqualTo(Reason.NOT_NOW);
      host().control.setBalloon(RealHost.id(well), 200 * 1024);
    } finally {
      signal(stuck, "CONT");
    }
    host().letSettle(RealHost.id(stuck));
  }

  @Test
  void aGuestWithAJobIsNotTouched(@TempDir Path directory) throws Exception {
    LabGuest guest = host().boot("dumped");
    Path pipe = directory.resolve("dump");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread dump = Thread.ofPlatform().daemon().start(() -> dump(guest, pipe));
    FileInputStream slowReader = new FileInputStream(pipe.toFile());
    try {
      RealHost.until(() -> hasJob(guest));
      assertThat(refused(RealHost.id(guest)))
          .hasMessageContaining("migrated, saved or dumped")
          .extracting(HypervisorException::reason)
          .isEqualTo(Reason.NOT_NOW);
    } finally {
      slowReader.close();
    }
    dump.join();
    RealHost.until(() -> !hasJob(guest));
    host().control.setBalloon(RealHost.id(guest), 200 * 1024);
  }

  private static boolean hasJob(LabGuest guest) {
    return !host().lab.virsh("domjobinfo", guest.uuid().toString()).contains("None");
  }

  /** Fails when its reader goes away, which is how the test ends it. */
  private static void dump(LabGuest guest, Path to) {
    catchThrowableOfType(
        RuntimeException.class,
        () -> host().lab.virsh("dump", "--live", guest.uuid().toString(), to.toString()));
  }

  @Test
  void aLibvirtdThatEndsAndComesBackIsFoundAgain() throws Exception {
    LabGuest guest = host().boot("survivor");
    host().lab.killLibvirtd();
    HypervisorException away =
        catchThrowableOfType(HypervisorException.class, () -> host().guests());
    assertThat(away.reason()).isEqualTo(Reason.UNREACHABLE);
    host().lab.restartLibvirtd();
    RealHost.until(RealGuestsTest::isReachable);
    RealHost.until(() -> host().balloon(RealHost.id(guest)).usableKib().isPresent());
    host().control.setBalloon(RealHost.id(guest), 200 * 1024);
  }

  @Test
  void aLibvirtdThatHangsIsGivenUpAndFoundAgain() throws Exception {
    LabGuest guest = host().boot("waiting");
    host().lab.freezeLibvirtd();
    HypervisorException silent;
    try {
      silent = catchThrowableOfType(HypervisorException.class, () -> host().guests());
    } finally {
      host().lab.thawLibvirtd();
    }
    assertThat(silent.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(silent).hasMessageContaining("no answer within 3000 ms");
    RealHost.until(RealGuestsTest::isReachable);
    assertThat(host().read(RealHost.id(guest)).name()).isEqualTo("waiting");
  }

  private static boolean isReachable() {
    return catchThrowableOfType(HypervisorException.class, () -> host().guests()) == null;
  }
}
