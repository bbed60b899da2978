package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.lab.GuestImage;
import io.ballast.lab.LabException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A guest on its way from one real libvirtd to another: seen by both, changed by neither. */
@Tag("lab")
@Timeout(180)
class RealMigrationTest {
  private final GuestId guest = new GuestId(UUID.randomUUID().toString());

  @TempDir Path directory;

  @Test
  void aGuestInMigrationIsLeftAloneAtBothEnds() throws Exception {
    try (RealHost source = RealHost.start();
        RealHost destination = RealHost.start()) {
      source.lab.virsh("create", definition().toString());
      RealHost.until(() -> source.balloon(guest).usableKib().isPresent());
      Thread migration = Thread.ofPlatform().daemon().start(() -> migrate(source, destination));
      RealHost.until(() -> state(destination) == GuestState.MIGRATING);
      // A bulk call that meets the migration's own command leaves the figures out, for that once.
      RealHost.until(() -> source.balloon(guest).usableKib().isPresent());
      assertThat(refusal(source)).isEqualTo(Reason.NOT_NOW);
      assertThat(refusal(destination)).isEqualTo(Reason.NOT_NOW);
      source.lab.virsh("domjobabort", guest.uuid());
      migration.join();
      source.control.setBalloon(guest, 200 * 1024);
    }
  }

  /** Without the ports of the lab's own guests, whose files only their host can open. */
  private Path definition() throws Exception {
    GuestImage image = GuestImage.in(Path.of("target/lab"));
    String xml =
        """
        <domain type='qemu'><name>traveller</name><uuid>%s</uuid><memory unit='MiB'>256</memory>
        <os><type machine='q35'>hvm</type><kernel>%s</kernel><initrd>%s</initrd>
        <cmdline>quiet LAB_BALLOON=on</cmdline></os><devices><serial type='null'/>
        <memballoon model='virtio'><stats period='1'/></memballoon></devices></domain>
        """;
    return Files.writeString(
        directory.resolve("traveller.xml"),
        xml.formatted(guest.uuid(), image.kernel(), image.initrd()));
  }

  /** So slow that it comes to no end before the test aborts it. */
  private void migrate(RealHost source, RealHost destination) {
    String transfer = "unix://" + directory.resolve("transfer");
    catchThrowableOfType(
        LabException.class,
        () ->
            source.lab.virsh(
                "migrate",
                "--live",
                "--p2p",
                "--bandwidth",
                "1",
                "--migrateuri",
                transfer,
                guest.uuid(),
                "--desturi",
                destination.lab.uri()));
  }

  private GuestState state(RealHost host) throws HypervisorException {
    return host.guests().stream()
        .filter(reading -> reading.id().equals(guest))
        .findFirst()
        .map(GuestReading::state)
        .orElse(GuestState.OTHER);
  }

  private Reason refusal(RealHost host) {
    return catchThrowableOfType(
            HypervisorException.class, () -> host.control.setBalloon(guest, 200 * 1024))
        .reason();
  }
}
