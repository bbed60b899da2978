package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcTextTest {
  private static final String MEMINFO =
      """
      MemTotal:       24684104 kB
      MemFree:        24354000 kB
      MemAvailable:   24333880 kB
      HugePages_Total:       0
      """;

  @Test
  void theFigureIsThatOfTheWholeName() {
    assertThat(ProcText.kib(MEMINFO, "MemAvailable")).isEqualTo(24_333_880);
    assertThat(ProcText.kib(MEMINFO, "MemFree")).isEqualTo(24_354_000);
    assertThat(ProcText.kib("VmRSS:\t  515576 kB\n", "VmRSS")).isEqualTo(515_576);
  }

  @Test
  void aNumberOfTheKernelIsReadWhole() throws Exception {
    Path pidMax = Path.of("/proc/sys/kernel/pid_max");
    String told = Command.run(Duration.ofSeconds(10), List.of("cat", pidMax.toString()));
    assertThat(ProcText.read(pidMax)).isEqualTo(told.strip()).hasSizeGreaterThan(1);
  }

  @Test
  void aMissingFigureIsNamed() {
    assertThatThrownBy(() -> ProcText.kib(MEMINFO, "Mem"))
        .isInstanceOf(LabException.class)
        .hasMessage("The kernel tells no Mem.");
  }
}
