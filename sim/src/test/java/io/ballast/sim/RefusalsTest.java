package io.ballast.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A hypervisor and a kernel that do not do what they are asked. */
class RefusalsTest {
  private static final String PRESSURE = "/proc/pressure/memory";
  private static final GuestSpec ONE = GuestSpec.of("one", Size.gib(1), new Workload.Idle());
  private static final GuestSpec TWO = GuestSpec.of("two", Size.gib(1), new Workload.Idle());

  private final SimHost host = Hosts.roomy(ONE, TWO);

  private void aim(GuestSpec guest) throws HypervisorException {
    host.control().setBalloon(guest.id(), Size.mib(768));
  }

  private long target(GuestSpec guest) {
    return host.truth().guest(guest.id()).targetKib();
  }

  private static void assertFails(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(type(HypervisorException.class))
        .extracting(HypervisorException::reason)
        .isEqualTo(reason);
  }

  @Test
  void aHypervisorThatHangsAnswersNothingUntilItGoesOn() throws Exception {
    host.happen(new Event.HypervisorHangs(true));
    assertFails(Reason.UNREACHABLE, () -> host.view().guests());
    assertFails(Reason.UNREACHABLE, () -> aim(ONE));
    assertThat(host.clock().nanos()).isZero();
    host.happen(new Event.HypervisorAway(true));
    host.happen(new Event.HypervisorAway(false));
    assertFails(Reason.UNREACHABLE, () -> host.view().guests());
    host.happen(new Event.HypervisorHangs(false));
    assertThat(host.view().guests()).hasSize(2);
  }

  @Test
  void aReadOnlyHypervisorShowsAllAndChangesNothing() throws Exception {
    host.happen(new Event.WritesRefused(true));
    assertThat(host.view().guests()).hasSize(2);
    assertFails(Reason.DENIED, () -> aim(ONE));
    assertFails(Reason.DENIED, () -> host.control().setStatisticsPeriod(ONE.id(), 9));
    assertThat(target(ONE)).isEqualTo(Size.gib(1));
    host.happen(new Event.WritesRefused(false));
    aim(ONE);
    assertThat(target(ONE)).isEqualTo(Size.mib(768));
    assertThat(host.writes()).extracting(Write::accepted).containsExactly(false, false, true);
  }

  @Test
  void changesOfOneGuestFailInEveryWayAndOthersAreTaken() throws Exception {
    for (Reason reason : Reason.values()) {
      host.happen(new Event.RefusalBegins(ONE.id(), reason));
      assertFails(reason, () -> aim(ONE));
    }
    assertThat(Hosts.read(host, ONE.id()).id()).isEqualTo(ONE.id());
    aim(TWO);
    assertThat(target(ONE)).isEqualTo(Size.gib(1));
    assertThat(target(TWO)).isEqualTo(Size.mib(768));
    host.happen(new Event.RefusalEnds(ONE.id()));
    aim(ONE);
    assertThat(target(ONE)).isEqualTo(Size.mib(768));
  }

  @Test
  void aNewRunOfAGuestIsNotRefused() throws Exception {
    host.happen(new Event.RefusalBegins(ONE.id(), Reason.FAILED));
    host.happen(new Event.Restarts(ONE.id()));
    aim(ONE);
    assertThat(target(ONE)).isEqualTo(Size.mib(768));
  }

  @Test
  void filesThatRefuseSayWhoTheyAreUntilTheyNoLongerDo() throws Exception {
    host.happen(new Event.KernelFilesRefuse("/proc/pressure/", FileRefusal.BROKEN, true));
    assertThatThrownBy(() -> host.kernel().read(PRESSURE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(PRESSURE)
        .hasMessageContaining("I/O error");
    assertThat(host.kernel().read("/proc/meminfo")).isNotEmpty();
    host.happen(new Event.KernelFilesRefuse("/proc/pressure/", FileRefusal.DENIED, true));
    assertThatThrownBy(() -> host.kernel().read(PRESSURE))
        .isInstanceOf(AccessDeniedException.class);
    host.happen(new Event.KernelFilesRefuse("/proc/pressure/", FileRefusal.DENIED, false));
    assertThat(host.kernel().read(PRESSURE)).startsWith("some");
  }

  @Test
  void filesThatVanishAreNeitherReadNorListedUntilTheyComeBack() throws Exception {
    host.happen(new Event.KernelFilesVanish("/sys/kernel/mm/ksm/adv", true));
    assertThatThrownBy(() -> host.kernel().read("/sys/kernel/mm/ksm/advisor_mode"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(host.kernel().list("/sys/kernel/mm/ksm"))
        .contains("run")
        .doesNotContain("advisor_mode");
    host.happen(new Event.KernelFilesVanish("/sys/kernel/mm/ksm/", true));
    assertThatThrownBy(() -> host.kernel().list("/sys/kernel/mm/ksm"))
        .isInstanceOf(NoSuchFileException.class);
    host.happen(new Event.KernelFilesVanish("/sys/kernel/mm/ksm/", false));
    host.happen(new Event.KernelFilesVanish("/sys/kernel/mm/ksm/adv", false));
    assertThat(host.kernel().list("/sys/kernel/mm/ksm")).contains("run", "advisor_mode");
  }

  @Test
  void knobsAreInTheWayAsTheirFilesAre() throws Exception {
    host.happen(new Event.KernelFilesRefuse(KsmKnob.FOLDER, FileRefusal.DENIED, true));
    assertThatThrownBy(() -> host.kernelControl().setKsm(KsmKnob.RUN, 1))
        .hasMessage("We may not write /sys/kernel/mm/ksm/run; run as root.");
    host.happen(new Event.KernelFilesRefuse(KsmKnob.FOLDER, FileRefusal.BROKEN, true));
    assertThatThrownBy(() -> host.kernelControl().setKsm(KsmKnob.RUN, 1))
        .hasMessageContaining("Cannot write /sys/kernel/mm/ksm/run: I/O error");
    host.happen(new Event.KernelFilesVanish(KsmKnob.FOLDER, true));
    assertThatThrownBy(() -> host.kernelControl().setKsm(KsmKnob.RUN, 1))
        .hasMessage("This kernel has no /sys/kernel/mm/ksm/run.");
    assertThat(host.truth().ksm().run()).isZero();
    assertThat(host.writes()).extracting(Write::accepted).containsExactly(false, false, false);
  }
}
