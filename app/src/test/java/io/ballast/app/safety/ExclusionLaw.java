package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;

/** A guest whose balloon cannot be moved now, or whose memory it does not free, is let be. */
final class ExclusionLaw implements Run.Law {
  @Override
  public void check(Cycle cycle) {
    for (Order order : cycle.orders()) {
      GuestTraits traits = order.seen().traits();
      assertThat(order.seen().state()).isEqualTo(GuestState.RUNNING);
      assertThat(traits.balloonDevice()).isTrue();
      assertThat(traits.hugepages() || traits.lockedMemory() || traits.hostDevices()).isFalse();
    }
  }
}
