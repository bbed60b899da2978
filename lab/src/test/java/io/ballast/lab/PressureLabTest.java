package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class PressureLabTest {
  private static final Path PAGES = Path.of("/proc/sys/vm/nr_hugepages");
  private static final Path SWAPS = Path.of("/proc/swaps");
  private static final Path KSM_RUN = Path.of("/sys/kernel/mm/ksm/run");

  @BeforeAll
  static void requireLab() {
    LabSetup.requireLab();
  }

  @Test
  void pressureTakesMemoryGivesSomeBackAndThenAll() throws IOException {
    String before = ProcText.read(PAGES);
    // Others use this machine too: take a little, not all.
    int wanted = (int) HostPressure.availableMib() - 2048;
    try (HostPressure pressure = HostPressure.take()) {
      long begin = System.nanoTime();
      assertThat(pressure.leaveAvailable(wanted)).isCloseTo(wanted, within());
      System.out.printf("lab: 2 GiB reserved in %.2f s%n", (System.nanoTime() - begin) / 1e9);
      assertThat(pressure.leaveAvailable(wanted + 1024)).isCloseTo(wanted + 1024, within());
      assertThatThrownBy(HostPressure::take).hasMessageContaining("another lab holds");
      pressure.release();
      assertThat(ProcText.read(PAGES)).isEqualTo(before);
      pressure.leaveAvailable(wanted);
    }
    assertThat(ProcText.read(PAGES)).isEqualTo(before);
  }

  private static Offset<Long> within() {
    return Offset.offset(200L);
  }

  @Test
  void tooLittleForAMachineIsRefused() {
    try (HostPressure pressure = HostPressure.take()) {
      assertThatThrownBy(() -> pressure.leaveAvailable(100)).hasMessageContaining("512 MiB");
    }
  }

  @Test
  void swapIsThereWhileItIsNeeded() throws IOException {
    Path directory = Path.of("target/swap");
    try (HostSwap _ = HostSwap.add(directory, 64)) {
      assertThat(ProcText.read(SWAPS)).contains(directory.toRealPath().toString());
    }
    assertThat(ProcText.read(SWAPS)).doesNotContain(directory.toRealPath().toString());
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void ksmIsPutBack() throws IOException {
    String before = ProcText.read(KSM_RUN);
    try (KeptSettings ksm = KeptSettings.ksm()) {
      ksm.write(KSM_RUN, before.equals("1") ? "0" : "1");
      assertThat(ProcText.read(KSM_RUN)).isNotEqualTo(before);
      assertThatThrownBy(() -> ksm.write(PAGES, "0")).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(ProcText.read(KSM_RUN)).isEqualTo(before);
  }
}
