package io.ballast.sim;

import static io.ballast.sim.Hosts.ksm;
import static io.ballast.sim.Hosts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KsmPhysicsTest {
  private static final GuestSpec ONE = like("one", 0.5);
  private static final GuestSpec TWO = like("two", 0.5);
  private static final GuestSpec UNLIKE = like("unlike", 0);

  private static GuestSpec like(String name, double part) {
    return GuestSpec.of(name, Size.gib(1), new Workload.Steady(Size.mib(600)))
        .withCache(0)
        .withSharing(Sharing.of(part));
  }

  private static void merge(SimHost host, long pages) throws IOException {
    host.kernelControl().setKsm(KsmKnob.PAGES_TO_SCAN, pages);
    host.kernelControl().setKsm(KsmKnob.RUN, 1);
  }

  private static Offset<Long> mib(long mib) {
    return within(Size.mib(mib));
  }

  @Test
  void whatTwoGuestsHaveInCommonIsHeldOnce() throws Exception {
    SimHost host = Hosts.roomy(ONE, TWO);
    long free = host.truth().host().freeKib();
    long each = host.truth().guest(ONE.id()).residentKib() - Footprint.QEMU_KIB;
    merge(host, 5_000);
    pass(host, 120);
    SimTruth truth = host.truth();
    assertThat(truth.ksm().savedKib()).isCloseTo(each / 2, mib(10));
    assertThat(truth.ksm().mergedKib()).isCloseTo(each, mib(20));
    assertThat(truth.host().freeKib()).isGreaterThan(free + truth.ksm().savedKib() * 9 / 10);
    assertThat(ksm(host, "pages_sharing")).isEqualTo(truth.ksm().savedKib() / 4);
    assertThat(ksm(host, "general_profit")).isPositive();
    assertThat(truth.guest(ONE.id()).residentKib()).isEqualTo(each + Footprint.QEMU_KIB);
  }

  @Test
  void scanningFindsNothingWhereNothingIsAlikeAndCostsItsRecords() throws Exception {
    SimHost host = Hosts.roomy(UNLIKE, ONE);
    long free = host.truth().host().freeKib();
    merge(host, 5_000);
    pass(host, 120);
    assertThat(host.truth().ksm().mergedKib()).isZero();
    long records = ksm(host, "pages_unshared") + ksm(host, "pages_volatile");
    assertThat(ksm(host, "general_profit")).isEqualTo(-64 * records).isNegative();
    assertThat(host.truth().host().freeKib()).isLessThan(free);
  }

  @Test
  void aGuestThatForbidsItOrIsPinnedIsNeitherMergedNorScanned() throws Exception {
    GuestSpec forbids = TWO.withSharing(Sharing.FORBIDDEN);
    GuestSpec huge = like("huge", 0.5).withTraits(new GuestTraits(true, true, false, false, 2));
    SimHost host = Hosts.roomy(ONE, forbids, huge);
    merge(host, 5_000);
    pass(host, 120);
    assertThat(host.truth().ksm().mergedKib()).isZero();
    long one = host.truth().guest(ONE.id()).residentKib() - Footprint.QEMU_KIB;
    assertThat(ksm(host, "pages_unshared") + ksm(host, "pages_volatile"))
        .isCloseTo(one / 4, within(10L));
  }

  @Test
  void stoppedItKeepsWhatIsMergedUntilGuestsWriteToIt() throws Exception {
    SimHost host = Hosts.roomy(ONE, TWO);
    merge(host, 5_000);
    pass(host, 120);
    host.kernelControl().setKsm(KsmKnob.RUN, 0);
    long merged = host.truth().ksm().mergedKib();
    pass(host, 1);
    assertThat(host.truth().ksm().mergedKib()).isBetween(merged * 98 / 100, merged - 1);
    pass(host, 300);
    assertThat(host.truth().ksm().mergedKib()).isLessThan(merged * 2 / 3);
  }

  @Test
  void aPausedGuestWritesToNothing() throws Exception {
    SimHost host = Hosts.roomy(ONE, TWO);
    merge(host, 5_000);
    pass(host, 120);
    host.kernelControl().setKsm(KsmKnob.RUN, 0);
    for (GuestSpec guest : new GuestSpec[] {ONE, TWO}) {
      host.happen(new Event.StateChanges(guest.id(), GuestState.PAUSED));
    }
    SimTruth.Ksm before = host.truth().ksm();
    pass(host, 60);
    assertThat(host.truth().ksm()).isEqualTo(before);
  }

  /** A host that lives on what merging saves. */
  private static SimHost overcommitted(long swapKib) throws IOException {
    GuestSpec[] guests =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    GuestSpec.of(
                            "grows-" + i,
                            Size.gib(1),
                            new Workload.Ramp(Size.mib(300), Size.mib(800), 120, 300))
                        .withCache(0)
                        .withSharing(Sharing.of(0.8)))
            .toArray(GuestSpec[]::new);
    HostSpec spec = new HostSpec(Size.mib(2560), Size.mib(256), 0, swapKib, 4, true);
    SimHost host = new SimHost(Scenario.quiet(spec, guests));
    merge(host, 30_000);
    pass(host, 310);
    assertThat(host.truth().host().oomKills()).isZero();
    assertThat(host.truth().host().swappedKib()).isZero();
    assertThat(host.truth().host().guestsKib()).isGreaterThan(Size.mib(2560));
    return host;
  }

  @Test
  void unmergingNeedsTheMemoryAtOnceAndMakesTheHostSwap() throws Exception {
    SimHost host = overcommitted(Size.gib(4));
    host.kernelControl().setKsm(KsmKnob.RUN, 2);
    assertThat(host.truth().ksm()).isEqualTo(new SimTruth.Ksm(2, 0, 0));
    assertThat(host.truth().host().swappedKib()).isGreaterThan(Size.mib(500));
    assertThat(ksm(host, "pages_shared") + ksm(host, "pages_unshared")).isZero();
  }

  @Test
  void unmergingWithoutSwapKillsAGuest() throws Exception {
    SimHost host = overcommitted(0);
    host.kernelControl().setKsm(KsmKnob.RUN, 2);
    assertThat(host.truth().host().oomKills()).isPositive();
    assertThat(host.truth().guests()).hasSizeLessThan(4);
  }

  @Test
  void aGuestThatLeavesTakesItsLikenessWithIt() throws Exception {
    SimHost host = Hosts.roomy(ONE, TWO);
    merge(host, 5_000);
    pass(host, 120);
    host.happen(new Event.Leaves(TWO.id()));
    assertThat(host.truth().ksm().savedKib()).isZero();
    assertThat(ksm(host, "pages_sharing")).isZero();
    assertThat(ksm(host, "general_profit")).isNegative();
  }

  @Test
  void aBalloonThatTakesMergedPagesFreesLess() throws Exception {
    SimHost merged = Hosts.roomy(ONE, TWO);
    merge(merged, 30_000);
    SimHost plain = Hosts.roomy(ONE, TWO);
    for (SimHost host : new SimHost[] {merged, plain}) {
      host.happen(new Event.Surge(0.95, Duration.ofSeconds(60)));
      pass(host, 120);
    }
    assertThat(shrinkingFrees(merged)).isLessThan(shrinkingFrees(plain) * 8 / 10);
  }

  private static long shrinkingFrees(SimHost host) throws Exception {
    long before = host.truth().host().freeKib();
    host.control().setBalloon(ONE.id(), Size.mib(700));
    pass(host, 10);
    return host.truth().host().freeKib() - before;
  }

  @Test
  void manyGuestsKeepMoreThanOneCopyOfAPage() throws Exception {
    GuestSpec[] guests =
        IntStream.range(0, 300)
            .mapToObj(i -> GuestSpec.tiny("tiny-" + i).withSharing(Sharing.of(0.9)))
            .toArray(GuestSpec[]::new);
    SimHost host = Hosts.roomy(guests);
    merge(host, 30_000);
    pass(host, 60);
    assertThat(ksm(host, "stable_node_chains")).isPositive();
    assertThat(ksm(host, "pages_shared")).isEqualTo(2 * ksm(host, "stable_node_chains"));
    assertThat(ksm(host, "stable_node_dups")).isEqualTo(ksm(host, "pages_shared"));
  }
}
