package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** libvirt's own test driver: no rights, no daemon, one domain with a balloon. */
class TestDriverTest {
  private static final GuestId TEST = new GuestId("6695eb01-f6a4-8304-79aa-97f2502e193f");

  private final LibvirtHypervisor hypervisor =
      new LibvirtHypervisor(LibvirtSettings.of("test:///default"), System::nanoTime, () -> 0.5);
  private final HypervisorView view = hypervisor.openView();
  private final HypervisorControl control = hypervisor.openControl();

  @AfterEach
  void close() {
    view.close();
    control.close();
  }

  @Test
  void itsDomainIsReadWithNameStateAndTraits() throws Exception {
    List<GuestReading> guests = view.guests();
    assertThat(guests).hasSize(1);
    GuestReading guest = guests.getFirst();
    assertThat(guest.id()).isEqualTo(TEST);
    assertThat(guest.name()).isEqualTo("test");
    assertThat(guest.state()).isEqualTo(GuestState.RUNNING);
    assertThat(guest.traits().balloonDevice()).isTrue();
    assertThat(guest.traits().hostDevices()).isFalse();
    assertThat(guest.pid()).isEmpty();
  }

  @Test
  void itSaysWhichLibvirtItIs() throws Exception {
    LibvirtAbout about = hypervisor.about();
    assertThat(about.library()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
    assertThat(about.daemon()).as("there is no daemon between").isEqualTo(about.library());
    assertThat(about.hypervisor()).isEqualToIgnoringCase("test");
    assertThat(about.hypervisorVersion()).isEqualTo("0.0.2");
    hypervisor.tryControl();
  }

  @Test
  void aViewIsReadAgainAndAgain() throws Exception {
    List<GuestReading> first = view.guests();
    for (int i = 0; i < 100; i++) {
      assertThat(view.guests()).isEqualTo(first);
    }
  }

  @Test
  void aBalloonIsSet() throws Exception {
    control.setBalloon(TEST, 1 << 20);
  }

  @Test
  void moreThanTheMaximumIsRefusedAndTheMaximumIsNamed() {
    assertThatThrownBy(() -> control.setBalloon(TEST, 8388608 + 1))
        .hasMessageContaining("8388608 KiB")
        .hasMessageContaining(TEST.uuid())
        .asInstanceOf(type(HypervisorException.class))
        .extracting(HypervisorException::reason)
        .isEqualTo(Reason.FAILED);
  }

  @Test
  void nothingIsRefused() {
    assertThatThrownBy(() -> control.setBalloon(TEST, 0)).isInstanceOf(HypervisorException.class);
  }

  @Test
  void anUnknownDomainIsNoGuest() {
    GuestId nobody = new GuestId("00000000-0000-0000-0000-000000000001");
    assertThatThrownBy(() -> control.setBalloon(nobody, 1 << 20))
        .hasMessageContaining(nobody.uuid())
        .asInstanceOf(type(HypervisorException.class))
        .extracting(HypervisorException::reason)
        .isEqualTo(Reason.NO_GUEST);
  }

  @Test
  void afterARefusalTheConnectionGoesOn() throws Exception {
    assertThatThrownBy(() -> control.setBalloon(TEST, 0)).isInstanceOf(HypervisorException.class);
    control.setBalloon(TEST, 1 << 20);
  }

  @Test
  void closedIsClosedAndMayBeClosedAgain() {
    view.close();
    view.close();
    assertThatThrownBy(view::guests).hasMessageContaining("closed");
  }

  @Test
  void twoInstancesLiveInOneProcess() throws Exception {
    LibvirtHypervisor other =
        new LibvirtHypervisor(LibvirtSettings.of("test:///default"), System::nanoTime, () -> 0.5);
    try (HypervisorView second = other.openView()) {
      assertThat(second.guests()).isEqualTo(view.guests());
    }
  }
}
