package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.ServiceClasses;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Fields that tell what happened since the last sample, over the lives of guests. */
class TwoSamplesTest {
  private final List<GuestCollector> collectors =
      List.of(
          GuestBalloon.optional(ServiceClasses.onlyStandard()),
          new GuestCpu(),
          new GuestQemuProc());
  private final Map<String, String> files = new HashMap<>();
  private final Scripted hypervisor = new Scripted();
  private final GuestMonitor monitor =
      new GuestMonitor(
          hypervisor,
          this::read,
          collectors,
          new Layout(collectors.stream().flatMap(c -> c.fields().stream()).toList()));

  private String read(String path) throws NoSuchFileException {
    String text = files.get(path);
    if (text == null) {
      throw new NoSuchFileException(path);
    }
    return text;
  }

  private void process(long pid, long minorFaults, long start) {
    files.put(
        "/proc/" + pid + "/stat",
        "%d (qemu) S 1 1 1 0 -1 0 %d 0 3 0 0 0 0 0 20 0 9 0 %d 0 77 0\n"
            .formatted(pid, minorFaults, start));
  }

  private Sample sample(double seconds, GuestReading... guests) {
    hypervisor.present = List.of(guests);
    List<SampledGuest> read =
        monitor
            .read(
                Scripted.at(seconds),
                problem -> {
                  throw new AssertionError(problem);
                })
            .orElseThrow();
    return read.isEmpty()
        ? new Sample.Draft(new Layout(List.of())).at(Scripted.at(seconds))
        : read.getFirst().fields().at(Scripted.at(seconds));
  }

  private static CpuReading cpu(long seconds, OptionalLong waited) {
    return new CpuReading(2, OptionalLong.of(seconds * 1_000_000_000L), waited, OptionalLong.of(0));
  }

  private static double percent(Sample sample, FieldDecl field) {
    return sample.get(field.name()) instanceof Value.Real(double value) ? value : Double.NaN;
  }

  @Test
  void faultsCountFromTheLastSampleOfThisProcess() {
    GuestReading guest = Scripted.guest("g", 7);
    process(7, 1000, 50);
    assertThat(sample(0, guest).number(GuestFields.HOST_MINOR_FAULTS)).hasValue(0);
    process(7, 1300, 50);
    assertThat(sample(5, guest).number(GuestFields.HOST_MINOR_FAULTS)).hasValue(300);
    process(7, 9000, 51);
    assertThat(sample(10, guest).number(GuestFields.HOST_MINOR_FAULTS)).hasValue(0);
    process(8, 9500, 51);
    Sample moved = sample(15, Scripted.guest("g", 8));
    assertThat(moved.number(GuestFields.HOST_MINOR_FAULTS)).hasValue(0);
    assertThat(moved.number(GuestFields.RSS)).hasValue(77);
  }

  @Test
  void aProcessThatEndedHasNoValuesAndStartsAnew() {
    GuestReading guest = Scripted.guest("g", 7);
    process(7, 1000, 50);
    sample(0, guest);
    files.clear();
    Sample ended = sample(5, guest);
    assertThat(ended.get("rss")).isEqualTo(Value.NIL);
    assertThat(ended.missing()).isEqualTo("host_minor_faults");
    process(7, 1700, 50);
    assertThat(sample(10, guest).number(GuestFields.HOST_MINOR_FAULTS)).hasValue(0);
  }

  @Test
  void aGuestThatVanishesAndReturnsIsNotComparedWithItsPast() {
    GuestReading guest = Scripted.guest("g", 7);
    process(7, 1000, 50);
    sample(0, guest);
    sample(5);
    process(7, 4000, 50);
    assertThat(sample(10, guest).number(GuestFields.HOST_MINOR_FAULTS)).hasValue(0);

    sample(15, Scripted.guest("c", cpu(100, OptionalLong.empty())));
    sample(20);
    Sample returned = sample(25, Scripted.guest("c", cpu(200, OptionalLong.empty())));
    assertThat(returned.get("vcpu_usage")).isEqualTo(Value.NIL);
    assertThat(returned.number(GuestFields.VCPU_COUNT)).hasValue(2);
  }

  @Test
  void cpuRatesArePercentOfOneCpu() {
    Sample first = sample(0, Scripted.guest("g", cpu(100, OptionalLong.of(5))));
    assertThat(first.get("vcpu_usage")).isEqualTo(Value.NIL);
    Sample second = sample(4, Scripted.guest("g", cpu(106, OptionalLong.of(5 + 2_000_000_000L))));
    assertThat(percent(second, GuestFields.VCPU_USAGE)).isCloseTo(150, within(1e-9));
    assertThat(percent(second, GuestFields.VCPU_WAIT)).isCloseTo(50, within(1e-9));
    assertThat(percent(second, GuestFields.VCPU_DELAY)).isZero();
  }

  @Test
  void cpuCountersThatGoBackOrAreAbsentGiveNoRate() {
    sample(0, Scripted.guest("g", cpu(100, OptionalLong.of(5))));
    Sample back = sample(4, Scripted.guest("g", cpu(3, OptionalLong.empty())));
    assertThat(back.get("vcpu_usage")).isEqualTo(Value.NIL);
    assertThat(back.get("vcpu_wait")).isEqualTo(Value.NIL);
    Sample on = sample(8, Scripted.guest("g", cpu(5, OptionalLong.of(9))));
    assertThat(percent(on, GuestFields.VCPU_USAGE)).isCloseTo(50, within(1e-9));
    assertThat(on.get("vcpu_wait")).isEqualTo(Value.NIL);
    Sample atOnce = sample(8, Scripted.guest("g", cpu(6, OptionalLong.of(9))));
    assertThat(atOnce.get("vcpu_usage")).isEqualTo(Value.NIL);
  }

  @Test
  void aGuestWithoutWhatACollectorReadsHasNilThere() {
    Sample bare = sample(0, Scripted.guest("g", BalloonReading.withoutStatistics(512, 1024)));
    assertThat(bare.number(GuestFields.BALLOON_CUR)).hasValue(512);
    assertThat(bare.number(GuestFields.BALLOON_MIN)).hasValue(256);
    assertThat(bare.get("vcpu_count")).isEqualTo(Value.NIL);
    assertThat(bare.get("rss")).isEqualTo(Value.NIL);
  }

  @Test
  void whatTheHypervisorPromisedIsTheLeastThatPoliciesSee() {
    OptionalLong none = OptionalLong.empty();
    BalloonReading promised =
        new BalloonReading(
            512,
            1024,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            OptionalLong.of(100),
            BalloonReading.Counting.IN_ALL);
    Sample sample = sample(0, Scripted.guest("g", promised));
    assertThat(sample.number(GuestFields.BALLOON_MIN)).hasValue(100);
  }
}
