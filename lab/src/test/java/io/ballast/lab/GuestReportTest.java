package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GuestReportTest {
  private static final String LINE =
      "mem_total_kib=996624 mem_free_kib=957632 mem_available_kib=890752 cached_kib=3152"
          + " swap_total_kib=4 swap_free_kib=3 used_mib=300 rate_mib_s=16 touched=76800 swap_ins=5"
          + " major_faults=6 oom_kills=1 starts=2";

  @Test
  void everyFigureIsRead() {
    assertThat(GuestReport.parse(LINE))
        .isEqualTo(new GuestReport(996624, 957632, 890752, 3152, 4, 3, 300, 16, 76800, 5, 6, 1, 2));
  }

  @Test
  void aFigureThatIsMissingOrNoNumberIsNamed() {
    assertThatThrownBy(() -> GuestReport.parse(LINE.replace("starts=2", "")))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("starts");
    assertThatThrownBy(() -> GuestReport.parse(LINE.replace("=300", "=many")))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("used_mib");
  }
}
