package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainStateTest {
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "0, 0, OTHER",
    "1, 1, RUNNING",
    "1, -1, RUNNING",
    "1, 10, MIGRATING",
    "1, 11, MIGRATING",
    "2, 0, RUNNING",
    "3, 1, PAUSED",
    "3, 2, MIGRATING",
    "3, 3, PAUSED",
    "3, 12, MIGRATING",
    "3, 13, MIGRATING",
    "4, 0, OTHER",
    "5, 0, OTHER",
    "6, 0, OTHER",
    "7, 0, OTHER",
    "99, 0, OTHER",
  })
  void aStateWithItsReasonIsOneOfOurs(long state, long reason, GuestState ours) {
    assertThat(DomainState.of(state, reason)).isEqualTo(ours);
  }
}
