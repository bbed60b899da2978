package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.ledger.Standing;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.release.Released;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The limits of a real guest's vCPUs and disks, set by policies and given back. */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class RealLimitsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Pattern NUMBER = Pattern.compile("(\\w+)\\s*:\\s*(-?\\d+)");

  /** What oVirt writes on a guest whose owner pays for half the CPUs and so much of a disk. */
  private static final String QOS =
      """
      <qos><vcpuLimit>50</vcpuLimit><ioTune><device name="vda"><maximum>\
      <total_bytes_sec>1048576</total_bytes_sec><read_iops_sec>200</read_iops_sec>\
      <write_iops_sec>100</write_iops_sec></maximum></device></ioTune></qos>""";

  private static final String POLICY =
      """
      (with Guests g
        (if (< g.vcpu_user_limit 100)
          (because "its contract" {
            (g.Control "vcpu_quota" (/ (* g.vcpu_user_limit g.vcpu_period) 100))
            (with g.io_tune tune
              (let ((most tune.maximum)) {
                (tune.setTotalBytesSec most.total_bytes_sec)
                (tune.setReadIopsSec most.read_iops_sec)
                (tune.setWriteIopsSec most.write_iops_sec)
              }))
          })
          0))
      """;

  @TempDir private Path folder;

  private String config(RealLab lab) throws Exception {
    Path file = folder.resolve("limits.policy");
    Files.writeString(file, POLICY);
    return """
        [main]
        host-monitor-interval: 1
        guest-monitor-interval: 1
        policy-engine-interval: 1
        libvirt-hypervisor-uri: %s
        libvirt-run-directory: %s
        controllers: CpuTune, IoTune
        policy: %s

        [host]
        collectors: HostMemory

        [guest]
        collectors: GuestBalloonOptional, GuestCpuTune, GuestIoTuneOptional
        """
        .formatted(lab.host.uri(), lab.host.runDirectory(), file);
  }

  private static Map<String, Long> numbers(String told) {
    Map<String, Long> numbers = new TreeMap<>();
    Matcher each = NUMBER.matcher(told);
    while (each.find()) {
      numbers.put(each.group(1), Long.parseLong(each.group(2)));
    }
    return numbers;
  }

  private static Map<String, Long> cpu(RealLab lab, LabGuest guest) {
    return numbers(lab.host.virsh("schedinfo", guest.name(), "--live"));
  }

  private static Map<String, Long> disk(RealLab lab, LabGuest guest) {
    return numbers(lab.host.virsh("blkdeviotune", guest.name(), "vda", "--live"));
  }

  private static GuestSnapshot seen(CycleRecord cycle, LabGuest guest) {
    return cycle.snapshot().guests().stream()
        .filter(one -> one.id().equals(RealLab.id(guest)))
        .findFirst()
        .orElseThrow();
  }

  /** In force, as the loop reads it back. */
  private static boolean isLimited(CycleRecord cycle, LabGuest guest) {
    var tuning = seen(cycle, guest).reading().tuning();
    return tuning.cpu().filter(cpu -> cpu.quotaMicros() == 50_000).isPresent()
        && tuning.disks().stream()
            .flatMap(List::stream)
            .anyMatch(disk -> disk.current().totalBytesSec() == 1_048_576);
  }

  @Test
  void aContractIsCarriedOutOnceAndGivenBack(RealLab lab) throws Exception {
    lab.calm();
    LabGuest guest = lab.host.start(GuestSpec.of("limited", 256).withDisk(16));
    guest.awaitBoot();
    Map<String, Long> cpuBefore = cpu(lab, guest);
    Map<String, Long> diskBefore = disk(lab, guest);
    lab.host.virsh(
        "metadata",
        guest.name(),
        "--live",
        "--uri",
        "http://ovirt.org/vm/tune/1.0",
        "--key",
        "ovirt-tune",
        "--set",
        QOS);
    try (Turning turning = Turning.acting(lab.libvirt(), config(lab), folder)) {
      turning.until("The limits are in force", LONG, cycle -> isLimited(cycle, guest));
      assertThat(cpu(lab, guest)).containsEntry("vcpu_quota", 50_000L);
      assertThat(disk(lab, guest))
          .containsEntry("total_bytes_sec", 1_048_576L)
          .containsEntry("read_iops_sec", 200L)
          .containsEntry("write_iops_sec", 100L);
      turning.cycles(3);
      assertThat(turning.control().calls())
          .filteredOn(call -> call.guest().equals(RealLab.id(guest)))
          .hasSize(2);
      changedByOthers(lab, guest, turning);
      List<Released> released = turning.release(LONG);
      assertThat(released)
          .as(released.toString())
          .filteredOn(one -> one.row().guestName().equals(guest.name()))
          .hasSize(4)
          .allMatch(one -> one.standing() instanceof Standing.Back);
    }
    assertThat(cpu(lab, guest)).isEqualTo(cpuBefore);
    // What the administrator made of it is what it was, from then on.
    diskBefore.put("total_bytes_sec", 4096L);
    assertThat(disk(lab, guest)).isEqualTo(diskBefore);
    guest.destroy();
  }

  /** What an administrator changes is seen, and the policy's answer is carried out again. */
  private static void changedByOthers(RealLab lab, LabGuest guest, Turning turning)
      throws Exception {
    lab.host.virsh("blkdeviotune", guest.name(), "vda", "--live", "--total-bytes-sec", "4096");
    turning.until(
        "The other limit is seen",
        LONG,
        cycle ->
            seen(cycle, guest)
                    .reading()
                    .tuning()
                    .disks()
                    .orElseThrow()
                    .getFirst()
                    .current()
                    .totalBytesSec()
                == 4096);
    turning.until("The limits are in force again", LONG, cycle -> isLimited(cycle, guest));
  }
}
