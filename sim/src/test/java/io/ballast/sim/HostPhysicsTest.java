package io.ballast.sim;

import static io.ballast.sim.Hosts.numbers;
import static io.ballast.sim.Hosts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestTraits;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HostPhysicsTest {
  private static final GuestSpec ONE = growing("one");
  private static final GuestSpec TWO = growing("two");

  private static GuestSpec growing(String name) {
    Workload ramp = new Workload.Ramp(Size.mib(100), Size.mib(1800), 5, 25);
    return GuestSpec.of(name, Size.gib(2), ramp).withCache(0);
  }

  private static SimHost shortHost(long swapKib) {
    HostSpec spec = new HostSpec(Size.gib(3), Size.mib(256), Size.mib(128), swapKib, 2, true);
    return new SimHost(Scenario.quiet(spec, ONE, TWO));
  }

  @Example
  void aShortHostDropsItsCacheThenSwapsAndItsPressureRisesAndDecays() throws Exception {
    SimHost host = shortHost(Size.gib(4));
    assertThat(numbers(host, "/proc/meminfo").get("Cached")).isPositive();
    pass(host, 30);
    Hosts.Numbers memory = numbers(host, "/proc/meminfo");
    assertThat(memory.get("Cached")).isZero();
    assertThat(memory.get("SwapFree")).isLessThan(memory.get("SwapTotal") - Size.mib(500));
    assertThat(numbers(host, "/proc/vmstat").get("pswpout")).isPositive();
    double high = avg10(host);
    assertThat(high).isGreaterThan(20);

    host.happen(new Event.Leaves(TWO.id()));
    pass(host, 60);
    assertThat(avg10(host)).isLessThan(high / 10);
    assertThat(host.truth().host().oomKills()).isZero();
  }

  private static double avg10(SimHost host) throws Exception {
    String some = host.kernel().read("/proc/pressure/memory").lines().findFirst().orElseThrow();
    return Double.parseDouble(some.replaceFirst(".*avg10=(\\S+) .*", "$1"));
  }

  @Example
  void aHostWithoutSwapLeftKillsItsBiggestGuest() {
    SimHost host = shortHost(Size.mib(64));
    pass(host, 60);
    assertThat(host.truth().host().oomKills()).isEqualTo(1);
    assertThat(host.truth().guests()).hasSize(1);
  }

  @Example
  void aBalloonMovedInTimeSparesTheHost() throws Exception {
    GuestSpec idle = GuestSpec.of("idle", Size.gib(2), new Workload.Idle()).withCache(Size.gib(2));
    HostSpec spec = new HostSpec(Size.gib(3), Size.mib(256), 0, Size.gib(1), 2, true);
    SimHost host = new SimHost(Scenario.quiet(spec, ONE, idle));
    host.control().setBalloon(idle.id(), Size.mib(512));
    pass(host, 60);
    assertThat(host.truth().host().swappedKib()).isZero();
    assertThat(numbers(host, "/proc/vmstat").get("pswpout")).isZero();
  }

  @Example
  void reservedHugepagesTakeFreeMemoryAndGiveItBack() throws Exception {
    SimHost host = Hosts.roomy(ONE);
    long free = host.truth().host().freeKib();
    host.happen(new Event.HugepagesReserved(Size.gib(20)));
    assertThat(host.truth().host().freeKib()).isEqualTo(free - Size.gib(20));
    assertThat(numbers(host, "/proc/meminfo").get("HugePages_Total")).isEqualTo(10 * 1024);
    host.happen(new Event.HugepagesReserved(0));
    assertThat(host.truth().host().freeKib()).isEqualTo(free);
  }

  @Example
  void aGuestOnHugepagesIsInHugetlbAndNotInItsProcess() throws Exception {
    GuestSpec huge = ONE.withTraits(new GuestTraits(true, true, false, false, 2));
    SimHost host = Hosts.roomy(huge);
    assertThat(numbers(host, "/proc/meminfo").get("Hugetlb")).isEqualTo(Size.gib(2));
    assertThat(numbers(host, "/proc/meminfo").get("HugePages_Free")).isZero();
    assertThat(host.truth().guest(huge.id()).residentKib()).isEqualTo(Footprint.QEMU_KIB);
  }

  @Property(tries = 200, seed = "20")
  void memoryAddsUpAndNothingIsEverNegative(@ForAll long seed) throws Exception {
    Scenario scenario = Scenarios.random(seed);
    SimHost host = new SimHost(scenario);
    for (long second = 0; second < scenario.duration().toSeconds(); second += 10) {
      Hosts.Numbers memory = numbers(host, "/proc/meminfo");
      long parts =
          memory.get("MemFree")
              + memory.get("Buffers")
              + memory.get("Cached")
              + memory.get("AnonPages")
              + memory.get("Slab")
              + memory.get("Hugetlb");
      assertThat(parts).isEqualTo(memory.get("MemTotal"));
      assertThat(memory.values().values()).allMatch(value -> value >= 0);
      assertThat(host.truth().guests()).allSatisfy(HostPhysicsTest::isSane);
      host.advance(Duration.ofSeconds(10));
    }
  }

  private static void isSane(SimTruth.Guest guest) {
    assertThat(guest.actualKib()).isBetween(1L, guest.maximumKib());
    assertThat(guest.needKib()).isBetween(1L, guest.maximumKib());
    assertThat(guest.swappedKib()).isNotNegative();
    assertThat(guest.swapFreeKib()).isNotNegative();
    assertThat(guest.hostSwappedKib()).isNotNegative();
    assertThat(guest.residentKib())
        .isBetween(Footprint.QEMU_KIB, Footprint.QEMU_KIB + guest.maximumKib());
  }

  @Example
  void aGuestsProcessHasItsMemoryTimesAndStart() throws Exception {
    SimHost host = Hosts.roomy(ONE);
    pass(host, 30);
    GuestReading seen = Hosts.read(host, ONE.id());
    String process = "/proc/" + seen.pid().orElseThrow();
    String[] stat = host.kernel().read(process + "/stat").strip().split(" ");
    long resident = host.truth().guest(ONE.id()).residentKib();
    assertThat(stat).hasSize(52);
    assertThat(stat[1]).isEqualTo("(qemu-system-x86)");
    assertThat(Long.parseLong(stat[23])).isEqualTo(resident / 4);
    assertThat(Long.parseLong(stat[13]))
        .isEqualTo(seen.cpu().orElseThrow().timeNanos().orElseThrow() / 10_000_000);
    assertThat(numbers(host, process + "/status").get("VmRSS")).isEqualTo(resident);

    host.happen(new Event.Leaves(ONE.id()));
    assertThatThrownBy(() -> host.kernel().read(process + "/stat"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(process);
  }

  @Example
  void aKernelWithoutPressureOrKsmHasNoSuchFiles() {
    HostSpec spec =
        new HostSpec(Size.gib(4), Size.mib(256), 0, 0, 2, false).withKsm(KsmKernel.NONE);
    SimHost host = new SimHost(Scenario.quiet(spec));
    assertThatThrownBy(() -> host.kernel().read("/proc/pressure/memory"))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> host.kernel().read("/sys/kernel/mm/ksm/run"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Example
  void moreWorkThanCpusIsPressureAndDelay() throws Exception {
    GuestSpec many = ONE.withVcpus(8);
    HostSpec spec = HostSpec.of(Size.gib(8), 2);
    SimHost host = new SimHost(Scenario.quiet(spec, many));
    pass(host, 60);
    assertThat(Hosts.read(host, many.id()).cpu().orElseThrow().delayNanos().orElseThrow())
        .isPositive();
    assertThat(host.kernel().read("/proc/pressure/cpu")).doesNotContain("some avg10=0.00");
    assertThat(host.kernel().read("/sys/devices/system/cpu/online")).isEqualTo("0-1\n");
  }

  @Example
  void pressureAveragesFollowTheKernelsDecay() {
    Psi psi = new Psi();
    for (int step = 0; step < 50; step++) {
      psi.step(0.5, 0.2);
    }
    String some = psi.text().lines().findFirst().orElseThrow();
    double expected = 50 * (1 - Math.exp(-1));
    assertThat(Double.parseDouble(some.replaceFirst(".*avg10=(\\S+) .*", "$1")))
        .isCloseTo(expected, within(0.01));
    assertThat(some).endsWith("total=5000000");
  }
}
