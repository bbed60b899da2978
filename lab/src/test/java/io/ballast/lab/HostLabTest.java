package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class HostLabTest {
  @BeforeAll
  static void requireLab() {
    LabSetup.requireLab();
  }

  @Test
  void twoHostsWithGuestsOfTheSameNameDoNotMeet() {
    GuestImage image = LabSetup.image();
    try (LabHost one = LabHost.start(image);
        LabHost two = LabHost.start(image)) {
      LabGuest first = one.start(GuestSpec.of("twin", 128));
      LabGuest second = two.start(GuestSpec.of("twin", 128));
      first.awaitBoot();
      second.awaitBoot();
      assertThat(first.pid()).isNotEqualTo(second.pid());
      first.usedMib(10);
      assertThat(second.report().usedMib()).isZero();
      one.virsh("schedinfo", "twin", "--live", "vcpu_quota=50000");
      assertThat(one.virsh("schedinfo", "twin")).containsPattern("vcpu_quota +: 50000");
      assertThat(two.virsh("schedinfo", "twin")).doesNotContainPattern("vcpu_quota +: 50000");
      first.destroy();
      assertThat(second.report().starts()).isEqualTo(1);
      assertThat(one.virsh("hostname")).isNotEqualTo(two.virsh("hostname"));
    }
  }

  @Test
  void theHostMergesPagesThatAreAlikeAndNoOthers() {
    Path ksmDirectory = Path.of("/sys/kernel/mm/ksm");
    try (KeptSettings ksm = KeptSettings.ksm();
        LabHost host = LabHost.start(LabSetup.image())) {
      LabGuest alike = host.start(GuestSpec.of("alike", 256));
      LabGuest unlike = host.start(GuestSpec.of("unlike", 256));
      alike.awaitBoot();
      unlike.awaitBoot();
      alike.command("use 100 alike");
      unlike.usedMib(100);
      ksm.write(ksmDirectory.resolve("pages_to_scan"), "50000");
      ksm.write(ksmDirectory.resolve("sleep_millisecs"), "20");
      ksm.write(ksmDirectory.resolve("run"), "1");
      Deadline limit = Deadline.in(Duration.ofSeconds(60));
      assertThat(limit.poll(() -> merged(alike.pid()) > 25_000 ? Optional.of(1) : Optional.empty()))
          .isPresent();
      // Of its kernel, busybox and free memory, the other guest may share: of its working set not.
      long resident = unlike.residentKib() >> 2;
      assertThat(resident - merged(unlike.pid())).isGreaterThan(25_000);
    }
  }

  private static long merged(long pid) {
    return ProcText.read(Path.of("/proc/" + pid + "/ksm_stat"))
        .lines()
        .filter(line -> line.startsWith("ksm_merging_pages "))
        .mapToLong(line -> Long.parseLong(line.substring(18)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void fourGuestsOfOneGibibyteBootAtOnce() {
    try (LabHost host = LabHost.start(LabSetup.image())) {
      long begin = System.nanoTime();
      List<LabGuest> guests =
          IntStream.rangeClosed(1, 4)
              .mapToObj(i -> host.start(GuestSpec.of("g" + i, 1024)))
              .toList();
      guests.forEach(LabGuest::awaitBoot);
      System.out.printf("lab: 4 guests booted in %.1f s%n", (System.nanoTime() - begin) / 1e9);
      guests.forEach(
          guest ->
              System.out.printf(
                  "lab: %s holds %d MiB of the host%n", guest.name(), guest.residentKib() / 1024));
      assertThat(guests).allSatisfy(guest -> assertThat(guest.boots()).isEqualTo(1));
    }
  }
}
