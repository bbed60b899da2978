package io.ballast.sim;

import static io.ballast.sim.Hosts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.IoLimits;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a quota does to a simulated guest, and what its owner's contract says. */
class LimitsTest {
  private static final GuestSpec BUSY =
      GuestSpec.of("busy", Size.gib(1), new Workload.Steady(Size.mib(700)))
          .withContract(new Contract(40, Map.of("vda", new IoLimits(5, 0, 0, 0, 0, 0))));

  private final SimHost host = Hosts.roomy(BUSY);

  private GuestReading reading() throws HypervisorException {
    return host.view().guests(Set.of(GuestDetail.CPU_TUNE, GuestDetail.IO_TUNE)).getFirst();
  }

  private CpuReading cpu() throws HypervisorException {
    return reading().cpu().orElseThrow();
  }

  private long nanosOfAMinute() throws HypervisorException {
    long before = cpu().timeNanos().orElseThrow();
    pass(host, 60);
    return cpu().timeNanos().orElseThrow() - before;
  }

  @Test
  void aQuotaSlowsItAndItWaitsForTheRest() throws Exception {
    long free = nanosOfAMinute();
    host.control().setCpuTune(BUSY.id(), 10_000, 100_000);
    long delayed = cpu().delayNanos().orElseThrow();
    assertThat(nanosOfAMinute()).isLessThanOrEqualTo(6_000_000_000L).isLessThan(free / 2);
    assertThat(cpu().delayNanos().orElseThrow()).isGreaterThan(delayed + 10_000_000_000L);
    host.control().setCpuTune(BUSY.id(), CpuTune.NO_QUOTA, 100_000);
    assertThat(nanosOfAMinute()).isGreaterThan(free / 2);
  }

  @Test
  void itsContractIsTold() throws Exception {
    assertThat(reading().tuning().cpu().orElseThrow().userLimitPercent()).isEqualTo(40);
    assertThat(reading().tuning().disks().orElseThrow())
        .extracting(DiskTune::name)
        .containsExactly("vda", "vdb");
    assertThat(reading().tuning().disks().orElseThrow().getFirst().maximum().orElseThrow())
        .isEqualTo(new IoLimits(5, 0, 0, 0, 0, 0));
  }

  @Test
  void aDiskThatIsNotThereCannotBeLimited() {
    assertThatThrownBy(() -> host.control().setDiskLimits(BUSY.id(), "vdz", "/z", IoLimits.NONE))
        .isInstanceOf(HypervisorException.class);
  }
}
