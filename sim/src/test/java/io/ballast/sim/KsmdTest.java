package io.ballast.sim;

import static io.ballast.sim.Hosts.ksm;
import static io.ballast.sim.Hosts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the thread that merges costs, and how far it gets. */
class KsmdTest {
  private static final int KSMD = 57;
  private static final int SYSTEM_TICKS = 15;

  private static final GuestSpec ONE =
      GuestSpec.of("one", Size.gib(4), new Workload.Steady(Size.gib(3)));
  private static final GuestSpec TWO =
      GuestSpec.of("two", Size.gib(4), new Workload.Steady(Size.gib(3)));

  private static SimHost scanning(long pages, long sleep) throws IOException {
    SimHost host = Hosts.roomy(ONE, TWO);
    host.kernelControl().setKsm(KsmKnob.PAGES_TO_SCAN, pages);
    host.kernelControl().setKsm(KsmKnob.SLEEP_MILLISECS, sleep);
    host.kernelControl().setKsm(KsmKnob.RUN, 1);
    return host;
  }

  private static long ticks(SimHost host) throws IOException {
    return Long.parseLong(Hosts.stat(host, KSMD, SYSTEM_TICKS));
  }

  /** The time that the host's CPUs spent in the kernel. */
  private static long system(SimHost host) throws IOException {
    return Long.parseLong(host.kernel().read("/proc/stat").split("\\s+")[3]);
  }

  @Test
  void itsCpuIsInProportionToThePagesThatItScans() throws Exception {
    SimHost slow = scanning(100, 20);
    SimHost fast = scanning(1_000, 20);
    pass(slow, 100);
    pass(fast, 100);
    double pages = (double) ksm(fast, "pages_scanned") / ksm(slow, "pages_scanned");
    assertThat(pages).isBetween(8.0, 10.0);
    assertThat((double) ticks(fast) / ticks(slow)).isCloseTo(pages, within(0.1));
    assertThat(system(fast) - system(slow)).isCloseTo(ticks(fast) - ticks(slow), within(2L));
  }

  @Test
  void withoutSleepItTakesAWholeCpuAndNoMore() throws Exception {
    SimHost host = scanning(1_000_000, 0);
    pass(host, 10);
    assertThat(ticks(host)).isCloseTo(1_000, within(1L));
  }

  @Test
  void stoppedItTakesNothing() throws Exception {
    SimHost host = scanning(1_000, 20);
    pass(host, 10);
    host.kernelControl().setKsm(KsmKnob.RUN, 0);
    long ticks = ticks(host);
    long scanned = ksm(host, "pages_scanned");
    pass(host, 100);
    assertThat(ticks(host)).isEqualTo(ticks);
    assertThat(ksm(host, "pages_scanned")).isEqualTo(scanned);
  }

  @Test
  void whatItTakesGuestsThatWantAllCpusDoNotGet() throws Exception {
    HostSpec small = HostSpec.of(Size.gib(32), 2);
    GuestSpec busy = ONE.withVcpus(8);
    SimHost with = new SimHost(Scenario.quiet(small, busy, TWO));
    SimHost without = new SimHost(Scenario.quiet(small, busy, TWO));
    with.kernelControl().setKsm(KsmKnob.SLEEP_MILLISECS, 0);
    with.kernelControl().setKsm(KsmKnob.RUN, 1);
    pass(with, 60);
    pass(without, 60);
    assertThat(with.truth().guest(busy.id()).workedSeconds())
        .isLessThan(without.truth().guest(busy.id()).workedSeconds() * 0.7);
  }

  @Test
  void everyPageIsKnownAfterAFullScan() throws Exception {
    SimHost host = scanning(10_000, 20);
    pass(host, 2);
    assertThat(ksm(host, "full_scans")).isZero();
    pass(host, 20);
    assertThat(ksm(host, "full_scans")).isPositive();
    long known =
        ksm(host, "pages_shared")
            + ksm(host, "pages_sharing")
            + ksm(host, "pages_unshared")
            + ksm(host, "pages_volatile");
    long resident = host.truth().host().guestsKib() - 2 * Footprint.QEMU_KIB;
    assertThat(known).isCloseTo(resident / 4, within(4L));
  }

  @Test
  void aModernKernelSkipsPagesThatWereNeverMerged() throws Exception {
    SimHost modern = scanning(10_000, 20);
    HostSpec spec = HostSpec.of(Size.gib(32), 4).withKsm(KsmKernel.OLD);
    SimHost old = new SimHost(Scenario.quiet(spec, ONE, TWO));
    old.kernelControl().setKsm(KsmKnob.PAGES_TO_SCAN, 10_000);
    old.kernelControl().setKsm(KsmKnob.RUN, 1);
    pass(modern, 200);
    pass(old, 200);
    assertThat(ksm(modern, "pages_skipped")).isPositive();
    assertThat(ksm(modern, "full_scans")).isGreaterThan(2 * ksm(old, "full_scans"));
  }

  @Test
  void theAdvisorFindsHowMuchToScanForAFullScanInTime() throws Exception {
    GuestSpec large = GuestSpec.of("large", Size.gib(200), new Workload.Steady(Size.gib(180)));
    SimHost host = new SimHost(Scenario.quiet(HostSpec.of(Size.gib(256), 4), large));
    host.kernelControl().setKsm(KsmKnob.RUN, 1);
    host.happen(new Event.KsmAdvised(true));
    assertThat(ksm(host, "pages_to_scan")).isEqualTo(KsmAdvisor.FEWEST_PAGES);
    pass(host, 10_000);
    assertThat(ksm(host, "pages_to_scan")).isGreaterThan(2 * KsmAdvisor.FEWEST_PAGES);
    long scans = ksm(host, "full_scans");
    pass(host, 2_000);
    assertThat(ksm(host, "full_scans") - scans).isBetween(8L, 12L);
    host.happen(new Event.KsmAdvised(false));
    assertThat(ksm(host, "pages_to_scan")).isEqualTo(100);
  }

  @Test
  void theAdvisorKeepsToItsBudgetOfCpu() {
    assertThat(KsmAdvisor.advise(10_000, 2_000, 1.0)).isEqualTo(7_000);
    assertThat(KsmAdvisor.advise(10_000, 2_000, 0.1)).isEqualTo(KsmAdvisor.MOST_PAGES);
    assertThat(KsmAdvisor.advise(600, 1, 0.1)).isEqualTo(KsmAdvisor.FEWEST_PAGES);
    assertThat(KsmAdvisor.advise(1_000, 400, 0.1)).isEqualTo(1_300);
  }
}
