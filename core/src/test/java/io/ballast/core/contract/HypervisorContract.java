package io.ballast.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What every hypervisor promises. Each runs these tests on guests of its own, which {@link Rig}
 * makes and spoils.
 */
public abstract class HypervisorContract {

  /** What a hypervisor may not know or be able to do. It then says nothing of it, or refuses. */
  public enum Lack {
    /** Guests that do not run are left out. */
    PAUSED_GUESTS,
    STATISTICS_PERIOD,
    NETWORK_CARDS,
    VCPUS,
    DISK_SIZES
  }

  /** The guests to test with, and the faults that a test causes in them. */
  public interface Rig {
    /** What this hypervisor lacks. */
    default Set<Lack> lacks() {
      return Set.of();
    }

    HypervisorView view();

    HypervisorControl control();

    /**
     * A running guest whose balloon driver works and reports, at its maximum of at least 256 MiB,
     * and which has a disk.
     */
    GuestId guest();

    void pause(GuestId guest) throws Exception;

    void resume(GuestId guest) throws Exception;

    void destroy(GuestId guest) throws Exception;

    /** Lets time pass, real or simulated, enough for a balloon to follow and for one report. */
    void letSettle() throws Exception;
  }

  protected abstract Rig rig();

  private GuestReading read(GuestId guest) throws HypervisorException {
    return read(guest, Set.of());
  }

  private GuestReading read(GuestId guest, Set<GuestDetail> details) throws HypervisorException {
    return rig().view().guests(details).stream()
        .filter(reading -> reading.id().equals(guest))
        .findFirst()
        .orElseThrow();
  }

  private BalloonReading balloon(GuestId guest) throws HypervisorException {
    return read(guest).balloon().orElseThrow();
  }

  /** With what its driver reports: a hypervisor busy with a guest may leave that out for once. */
  private BalloonReading figures(GuestId guest) throws Exception {
    for (int tries = 0; tries < 5; tries++) {
      BalloonReading reading = balloon(guest);
      if (reading.usableKib().isPresent()) {
        return reading;
      }
      rig().letSettle();
    }
    throw new AssertionError("Five readings of the guest had no figures of its driver.");
  }

  @Test
  void aRunningGuestIsReadWithNameStateAndPlausibleMemory() throws Exception {
    GuestId id = rig().guest();
    GuestReading guest = read(id);
    assertThat(guest.name()).isNotBlank();
    assertThat(guest.state()).isEqualTo(GuestState.RUNNING);
    assertThat(guest.traits().balloonDevice()).isTrue();
    BalloonReading balloon = figures(id);
    assertThat(balloon.currentKib()).isBetween(1L, balloon.maximumKib());
    assertThat(balloon.usableKib().orElseThrow())
        .isLessThanOrEqualTo(balloon.availableKib().orElseThrow());
    assertThat(guest.cpu().orElseThrow().count()).isPositive();
  }

  /** A guest's disks, cards or vCPUs; one of them at least has the number, if there is any. */
  private List<ObjectReading> objects(GuestId guest, GuestDetail detail, FieldDecl number)
      throws Exception {
    for (int tries = 0; tries < 5; tries++) {
      List<ObjectReading> objects = read(guest, Set.of(detail)).objects().get(detail);
      if (objects != null
          && (objects.isEmpty()
              || objects.stream().anyMatch(o -> o.number(number.name()).isPresent()))) {
        assertThat(names(objects)).doesNotHaveDuplicates();
        assertThat(objects).allMatch(object -> object.type().equals(detail.type()));
        return objects;
      }
      rig().letSettle();
    }
    throw new AssertionError("Five readings of the guest told nothing of its " + detail + ".");
  }

  private static long sum(List<ObjectReading> objects, FieldDecl number) {
    return objects.stream().mapToLong(o -> o.number(number.name()).orElse(0)).sum();
  }

  @Test
  void whatIsNotAskedForIsNotTold() throws Exception {
    assertThat(read(rig().guest()).objects()).isEmpty();
    GuestDetail asked = lacks(Lack.VCPUS) ? GuestDetail.DISKS : GuestDetail.VCPUS;
    assertThat(read(rig().guest(), Set.of(asked)).objects()).containsOnlyKeys(asked);
  }

  private boolean lacks(Lack lack) {
    return rig().lacks().contains(lack);
  }

  /** What cannot be told has no entry: an empty one would say that there is none. */
  private void assertUntold(GuestDetail detail) throws Exception {
    assertThat(read(rig().guest(), Set.of(detail)).objects()).doesNotContainKey(detail);
  }

  @Test
  void disksHaveATargetASizeAndCountersThatNeverGoBack() throws Exception {
    GuestId guest = rig().guest();
    List<ObjectReading> disks = objects(guest, GuestDetail.DISKS, DeviceFields.RD_BYTES);
    assertThat(disks)
        .isNotEmpty()
        .allSatisfy(
            disk -> {
              assertThat(disk.name()).isNotBlank();
              assertThat(disk.properties()).containsEntry("name", Value.of(disk.name()));
              assertThat(disk.number("capacity").isPresent()).isEqualTo(!lacks(Lack.DISK_SIZES));
              assertThat(disk.number("capacity").orElse(1)).isPositive();
            });
    rig().letSettle();
    List<ObjectReading> later = objects(guest, GuestDetail.DISKS, DeviceFields.RD_BYTES);
    assertThat(later).extracting(ObjectReading::name).isEqualTo(names(disks));
    assertThat(sum(later, DeviceFields.RD_BYTES))
        .isGreaterThanOrEqualTo(sum(disks, DeviceFields.RD_BYTES));
  }

  private static List<String> names(List<ObjectReading> objects) {
    return objects.stream().map(ObjectReading::name).toList();
  }

  @Test
  void vcpusAreAsManyAsAreOnlineAndTheirTimesGrow() throws Exception {
    if (lacks(Lack.VCPUS)) {
      assertUntold(GuestDetail.VCPUS);
      return;
    }
    GuestId guest = rig().guest();
    List<ObjectReading> vcpus = objects(guest, GuestDetail.VCPUS, DeviceFields.TIME);
    assertThat(vcpus).hasSize(read(guest).cpu().orElseThrow().count());
    assertThat(vcpus)
        .allSatisfy(
            vcpu ->
                assertThat(Long.toString(vcpu.number("id").orElseThrow())).isEqualTo(vcpu.name()));
    long before = sum(vcpus, DeviceFields.TIME);
    assertThat(vcpuTimeAfterWork(guest, before)).isGreaterThan(before);
  }

  /** An idle guest may use less than a hypervisor's clock counts: it is given something to do. */
  private long vcpuTimeAfterWork(GuestId guest, long before) throws Exception {
    long full = balloon(guest).maximumKib();
    long time = before;
    for (int i = 0; i < 10 && time == before; i++) {
      rig().control().setBalloon(guest, full - 64 * 1024);
      rig().letSettle();
      rig().control().setBalloon(guest, full);
      rig().letSettle();
      time = sum(objects(guest, GuestDetail.VCPUS, DeviceFields.TIME), DeviceFields.TIME);
    }
    return time;
  }

  @Test
  void networkCardsAreToldEvenIfThereAreNone() throws Exception {
    if (lacks(Lack.NETWORK_CARDS)) {
      assertUntold(GuestDetail.NICS);
      return;
    }
    assertThat(objects(rig().guest(), GuestDetail.NICS, DeviceFields.RX_BYTES))
        .allSatisfy(card -> assertThat(card.name()).isNotBlank());
  }

  @Test
  void aBalloonFollowsItsTargetDownAndUpAgain() throws Exception {
    GuestId guest = rig().guest();
    long full = balloon(guest).maximumKib();
    long target = full - 64 * 1024;
    rig().control().setBalloon(guest, target);
    rig().letSettle();
    assertThat(balloon(guest).currentKib()).isEqualTo(target);
    rig().control().setBalloon(guest, full);
    rig().letSettle();
    assertThat(balloon(guest).currentKib()).isEqualTo(full);
  }

  @Test
  void reportsRenewTheirTimeOfUpdate() throws Exception {
    GuestId guest = rig().guest();
    long first = figures(guest).lastUpdateSeconds().orElseThrow();
    rig().letSettle();
    assertThat(figures(guest).lastUpdateSeconds().orElseThrow()).isGreaterThan(first);
  }

  @Test
  void aStatisticsPeriodIsReadBackAsSet() throws Exception {
    GuestId guest = rig().guest();
    int period = read(guest).traits().statisticsPeriodSeconds();
    if (lacks(Lack.STATISTICS_PERIOD)) {
      assertThat(period).as("or it would be turned on").isPositive();
      assertThatThrownBy(() -> rig().control().setStatisticsPeriod(guest, period + 1))
          .isInstanceOf(HypervisorException.class);
      return;
    }
    rig().control().setStatisticsPeriod(guest, period + 1);
    assertThat(read(guest).traits().statisticsPeriodSeconds()).isEqualTo(period + 1);
    rig().control().setStatisticsPeriod(guest, period);
    assertThat(read(guest).traits().statisticsPeriodSeconds()).isEqualTo(period);
  }

  @Test
  void aPausedGuestIsSeenAsPausedAndItsBalloonIsLeftAlone() throws Exception {
    GuestId guest = rig().guest();
    long size = balloon(guest).currentKib();
    rig().pause(guest);
    try {
      assertSeenAsPaused(guest);
      assertThatThrownBy(() -> rig().control().setBalloon(guest, size - 32 * 1024))
          .asInstanceOf(type(HypervisorException.class))
          .extracting(HypervisorException::reason)
          .isEqualTo(Reason.NOT_NOW);
    } finally {
      rig().resume(guest);
    }
    rig().letSettle();
    assertThat(balloon(guest).currentKib()).isEqualTo(size);
  }

  private void assertSeenAsPaused(GuestId guest) throws HypervisorException {
    if (lacks(Lack.PAUSED_GUESTS)) {
      assertThat(rig().view().guests()).extracting(GuestReading::id).doesNotContain(guest);
    } else {
      assertThat(read(guest).state()).isEqualTo(GuestState.PAUSED);
    }
  }

  @Test
  void moreThanTheMaximumIsRefused() throws Exception {
    GuestId guest = rig().guest();
    long tooMuch = balloon(guest).maximumKib() + 1024;
    assertThatThrownBy(() -> rig().control().setBalloon(guest, tooMuch))
        .isInstanceOf(HypervisorException.class);
  }

  @Test
  void aGuestThatIsGoneIsLeftOutAndCannotBeChanged() throws Exception {
    GuestId guest = rig().guest();
    rig().destroy(guest);
    assertThat(rig().view().guests()).extracting(GuestReading::id).doesNotContain(guest);
    assertThatThrownBy(() -> rig().control().setBalloon(guest, 128 * 1024))
        .asInstanceOf(type(HypervisorException.class))
        .extracting(HypervisorException::reason)
        .isEqualTo(Reason.NO_GUEST);
  }

  @Test
  void aGuestThatNeverWasCannotBeChanged() {
    GuestId nobody = new GuestId(UUID.randomUUID().toString());
    assertThatThrownBy(() -> rig().control().setBalloon(nobody, 128 * 1024))
        .asInstanceOf(type(HypervisorException.class))
        .extracting(HypervisorException::reason)
        .isEqualTo(Reason.NO_GUEST);
  }

  private CpuTune cpuTune(GuestId guest) throws Exception {
    return tuning(guest, GuestDetail.CPU_TUNE, GuestTuning::cpu);
  }

  private DiskTune disk(GuestId guest, String name) throws Exception {
    return tuning(guest, GuestDetail.IO_TUNE, GuestTuning::disks).stream()
        .filter(disk -> disk.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A hypervisor busy with a guest may leave its limits out for once. */
  private <T> T tuning(GuestId guest, GuestDetail detail, Function<GuestTuning, Optional<T>> what)
      throws Exception {
    for (int tries = 0; tries < 5; tries++) {
      Optional<T> found = what.apply(read(guest, Set.of(detail)).tuning());
      if (found.isPresent()) {
        return found.get();
      }
      rig().letSettle();
    }
    throw new AssertionError("Five readings of the guest told nothing of its " + detail + ".");
  }

  @Test
  void whatLimitsAGuestIsToldOnlyToWhoAsks() throws Exception {
    assertThat(read(rig().guest()).tuning()).isEqualTo(GuestTuning.UNKNOWN);
    assertThat(cpuTune(rig().guest()).userLimitPercent()).isPositive();
  }

  @Test
  void aQuotaIsReadBackAsSetAndTakenAwayAgain() throws Exception {
    GuestId guest = rig().guest();
    CpuTune before = cpuTune(guest);
    assertThat(before.quotaMicros()).isEqualTo(CpuTune.NO_QUOTA);
    assertThat(before.periodMicros()).isPositive();
    rig().control().setCpuTune(guest, 60_000, 120_000);
    assertThat(cpuTune(guest).limits()).isEqualTo(new CpuLimits(60_000, 120_000));
    rig().control().setCpuTune(guest, CpuTune.NO_QUOTA, before.periodMicros());
    assertThat(cpuTune(guest)).isEqualTo(before);
  }

  @Test
  void theLimitsOfADiskAreReadBackAsSetAndTakenAwayAgain() throws Exception {
    GuestId guest = rig().guest();
    DiskTune before = tuning(guest, GuestDetail.IO_TUNE, GuestTuning::disks).getFirst();
    assertThat(before.current()).isEqualTo(IoLimits.NONE);
    IoLimits total = new IoLimits(8 << 20, 0, 0, 0, 300, 200);
    rig().control().setDiskLimits(guest, before.name(), before.path(), total);
    assertThat(disk(guest, before.name()).current()).isEqualTo(total);
    IoLimits parts = new IoLimits(0, 4 << 20, 2 << 20, 500, 0, 0);
    rig().control().setDiskLimits(guest, before.name(), before.path(), parts);
    assertThat(disk(guest, before.name()).current()).isEqualTo(parts);
    rig().control().setDiskLimits(guest, before.name(), before.path(), IoLimits.NONE);
    assertThat(disk(guest, before.name())).isEqualTo(before);
  }

  @Test
  void limitsThatCannotBeAreRefusedAndChangeNothing() throws Exception {
    GuestId guest = rig().guest();
    CpuTune cpu = cpuTune(guest);
    assertThatThrownBy(() -> rig().control().setCpuTune(guest, 50_000, 2_000_000))
        .isInstanceOf(HypervisorException.class);
    assertThat(cpuTune(guest)).isEqualTo(cpu);
    DiskTune disk = tuning(guest, GuestDetail.IO_TUNE, GuestTuning::disks).getFirst();
    IoLimits both = new IoLimits(8 << 20, 4 << 20, 0, 0, 0, 0);
    assertThatThrownBy(() -> rig().control().setDiskLimits(guest, disk.name(), disk.path(), both))
        .isInstanceOf(HypervisorException.class);
    assertThat(disk(guest, disk.name())).isEqualTo(disk);
  }
}
