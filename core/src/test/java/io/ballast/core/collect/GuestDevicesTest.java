package io.ballast.core.collect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.ObjectReading;
import io.ballast.core.model.Tags;
import io.ballast.policy.run.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuestDevicesTest {
  private final Scripted hypervisor = new Scripted();
  private final List<String> problems = new ArrayList<>();

  private static GuestReading guest(Tags tags, Map<GuestDetail, List<ObjectReading>> objects) {
    GuestReading plain = Scripted.guest("web", 7);
    return new GuestReading(
        plain.id(),
        plain.name(),
        plain.state(),
        plain.pid(),
        plain.traits(),
        plain.balloon(),
        plain.cpu(),
        tags,
        objects);
  }

  private static List<ObjectReading> objects(GuestDetail detail, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ObjectReading(detail.type(), "o" + i, Map.of(), Map.of()))
        .toList();
  }

  private Sample read(List<GuestCollector> collectors, GuestReading guest) {
    hypervisor.present = List.of(guest);
    List<GuestCollector> all = List.copyOf(collectors);
    Layout layout = new Layout(all.stream().flatMap(one -> one.fields().stream()).toList());
    KernelView none =
        path -> {
          throw new java.nio.file.NoSuchFileException(path);
        };
    return new GuestMonitor(hypervisor, none, all, layout)
        .read(Scripted.at(0), problems::add)
        .orElseThrow()
        .getFirst()
        .fields()
        .at(Scripted.at(0));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CPU_TUNE", "IO_TUNE"})
  void whatTheHypervisorTellsIsInTheFieldAndNothingElseIsAskedFor(GuestDetail detail) {
    List<ObjectReading> told = objects(detail, 3);
    Sample sample = read(List.of(new GuestDevices(detail)), guest(Tags.NONE, Map.of(detail, told)));
    assertThat(sample.objects(detail.field().name())).isEqualTo(told);
    assertThat(sample.missing()).isEmpty();
    assertThat(hypervisor.asked).isEqualTo(Set.of(detail));
    assertThat(problems).isEmpty();
  }

  @Test
  void withoutSuchCollectorsNothingIsAskedFor() {
    read(List.of(new GuestCpu()), guest(Tags.NONE, Map.of()));
    assertThat(hypervisor.asked).isEmpty();
  }

  @Test
  void noDisksAreMoreThanDisksThatAreNotKnown() {
    GuestDevices disks = new GuestDevices(GuestDetail.DISKS);
    Map<GuestDetail, List<ObjectReading>> none = Map.of(GuestDetail.DISKS, List.of());
    assertThat(read(List.of(disks), guest(Tags.NONE, none)).objects("Disks")).isEmpty();
    assertThat(read(List.of(disks), guest(Tags.NONE, Map.of())).objects("Disks")).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CPU_TUNE", "IO_TUNE"})
  void whatIsBeyondTheBoundIsLeftOutAndTold(GuestDetail detail) {
    List<ObjectReading> many = objects(detail, detail.most() + 2);
    Sample sample = read(List.of(new GuestDevices(detail)), guest(Tags.NONE, Map.of(detail, many)));
    assertThat(requireNonNull(sample.objects(detail.field().name())))
        .isEqualTo(many.subList(0, detail.most()));
    assertThat(problems)
        .singleElement()
        .asString()
        .isEqualTo(
            "GuestDevices of guest web: It has %d %s; policies see the first %d."
                .formatted(
                    many.size(),
                    detail.field().name().toLowerCase(java.util.Locale.ROOT),
                    detail.most()));
  }

  @Test
  void tagsThatAreLeftOutAreTold() {
    read(List.of(), guest(new Tags(Map.of("a", "b"), 3), Map.of()));
    assertThat(problems)
        .containsExactly(
            "3 tags of guest web are left out: at most 64 count, with 256 characters each.");
  }

  @Test
  void anObjectKnowsItsOwnFieldsOnly() {
    ObjectReading disk =
        new ObjectReading(
            DeviceFields.DISK,
            "vda",
            Map.of("name", Value.of("vda")),
            Map.of(DeviceFields.RD_BYTES, 7L, DeviceFields.WR_BYTES, -1L));
    assertThat(disk.number("rd_bytes")).hasValue(7);
    assertThat(disk.number("wr_bytes")).isEmpty();
    assertThat(disk.number("capacity")).isEmpty();
    assertThat(disk.number("rx_bytes")).isEmpty();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    new ObjectReading(
                        DeviceFields.DISK, "vda", Map.of(), Map.of(DeviceFields.RX_BYTES, 1L))))
        .hasMessage("A disk has no field `rx_bytes`.");
  }
}
