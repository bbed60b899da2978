package io.ballast.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.host.linux.KernelClock.Sync;
import org.junit.jupiter.api.Test;

class KernelClockTest {
  /** With STA_NANO and STA_PLL, which do not matter. */
  private static final int OTHERS = 0x2001;

  @Test
  void theKernelsStatusIsUnderstood() {
    assertThat(KernelClock.sync(0, OTHERS)).isEqualTo(Sync.SYNCHRONISED);
    assertThat(KernelClock.sync(5, OTHERS | 0x40)).isEqualTo(Sync.FREE_RUNNING);
    assertThat(KernelClock.sync(-1, 0)).isEqualTo(Sync.UNKNOWN);
  }

  @Test
  void thisKernelAnswersTheSameTwice() {
    assertThat(KernelClock.sync()).isEqualTo(KernelClock.sync());
  }
}
